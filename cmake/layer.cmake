# charter_layer(NAME [SOURCES file...] [USES layer...] [LIBRARIES target...])
#
# One layer of src/ as one static library `charter_NAME`. USES names the layers below that it may
# include (as "layer/header.h"); LIBRARIES are outside libraries, private to the layer, so that no
# other layer can include their headers by accident. A unit test links only its layer and so what
# lies below: an include upwards fails to link.
function(charter_layer name)
    cmake_parse_arguments(LAYER "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
    set(target charter_${name})
    if(LAYER_SOURCES)
        add_library(${target} STATIC ${LAYER_SOURCES})
        charter_compile_options(${target})
        target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
        target_link_libraries(${target} PRIVATE ${LAYER_LIBRARIES})
        foreach(used ${LAYER_USES})
            target_link_libraries(${target} PUBLIC charter_${used})
        endforeach()
    else()
        add_library(${target} INTERFACE)
        target_include_directories(${target} INTERFACE ${PROJECT_SOURCE_DIR}/src)
        foreach(used ${LAYER_USES})
            target_link_libraries(${target} INTERFACE charter_${used})
        endforeach()
    endif()
endfunction()

# The warnings and sanitizers that every target of ours is built with.
function(charter_compile_options target)
    target_compile_definitions(${target} PRIVATE _XOPEN_SOURCE=700)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
        -Wno-sign-conversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wwrite-strings
        -Wpointer-arith -Wundef)
    if(CHARTER_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
    if(CHARTER_SANITIZE)
        target_compile_definitions(${target} PRIVATE CHARTER_SANITIZED)
        target_compile_options(${target} PRIVATE -fsanitize=address,undefined
            -fno-sanitize-recover=all -fno-omit-frame-pointer)
        target_link_options(${target} PUBLIC -fsanitize=address,undefined)
    endif()
    if(CHARTER_FUZZ)
        target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
    endif()
endfunction()
