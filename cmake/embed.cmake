# charter_embed(TARGET FILE SYMBOL)
#
# Compiles the bytes of FILE into TARGET as `const unsigned char SYMBOL[]` and
# `const size_t SYMBOL_size`. Run as a script (cmake -P) it writes the C file; made anew whenever
# FILE changes.
if(CMAKE_SCRIPT_MODE_FILE)
    file(READ ${INPUT} bytes HEX)
    string(LENGTH "${bytes}" digits)
    math(EXPR size "${digits} / 2")
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
    string(REPEAT "0x..," 20 line)
    string(REGEX REPLACE "(${line})" "\\1\n" bytes "${bytes}")
    file(WRITE ${OUTPUT} "#include <stddef.h>\n\n"
        "extern const unsigned char ${SYMBOL}[];\nextern const size_t ${SYMBOL}_size;\n\n"
        "const unsigned char ${SYMBOL}[] = {\n${bytes}\n};\n\n"
        "const size_t ${SYMBOL}_size = ${size};\n")
    return()
endif()

set(CHARTER_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(charter_embed target file symbol)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.c)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DINPUT=${file} -DOUTPUT=${output} -DSYMBOL=${symbol}
            -P ${CHARTER_EMBED_SCRIPT}
        DEPENDS ${file} ${CHARTER_EMBED_SCRIPT}
        COMMENT "Embedding ${file}" VERBATIM)
    target_sources(${target} PRIVATE ${output})
endfunction()
