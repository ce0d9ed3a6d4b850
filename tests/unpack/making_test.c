/* What a PDF's XMP says of its making, where it is written as it should be and where it is not. */
#include "base/arena.h"
#include "unpack/making.h"
#include "unpack/messages.h"

#include <stdio.h>
#include <string.h>

static int failures;

#define EXPECT(condition) expect((condition), #condition, __LINE__)

static void expect(bool right, const char *condition, int line) {
    if (!right) {
        failures++;
        fprintf(stderr, "line %d: %s\n", line, condition);
    }
}

#define RDF                                                                                        \
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"                             \
    " xmlns:c='urn:bd:citizen-charter:pdf:1#' xmlns:d='urn:d'><rdf:Description>"
#define END "</rdf:Description></rdf:RDF>"

static void test_making(void) {
    struct arena *arena = arena_new();
    struct making making;
    EXPECT(
        making_read(STR("<?xpacket begin='\xEF\xBB\xBF'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>" RDF
                        "<c:program> charter 0.1.0 </c:program><c:fonts><rdf:Seq><rdf:li>a 1"
                        "</rdf:li><rdf:li>b 2</rdf:li></rdf:Seq></c:fonts>" END
                        "</x:xmpmeta><?xpacket end='r'?>"),
                    arena, &making));
    EXPECT(str_equal(making.program, STR("charter 0.1.0")) && making.profile.size == 0);
    EXPECT(making.fonts.count == 2 && str_equal(making.fonts.items[1], STR("b 2")));
    EXPECT(
        making_read(STR(RDF "<c:program>p</c:program><c:fonts/><c:libraries>x</c:libraries>" END),
                    arena, &making));
    EXPECT(making.fonts.count == 0 && making.libraries.count == 0);
    EXPECT(!making_read(STR(RDF "<d:program>p</d:program>" END), arena, &making));
    EXPECT(!making_read(STR(RDF "<c:program><c:program/></c:program>" END), arena, &making));
    EXPECT(!making_read(STR(RDF "<c:program>p"), arena, &making));
    EXPECT(!making_read(STR("<c:program xmlns:c='urn:bd:citizen-charter:pdf:1#'>p</c:program>"),
                        arena, &making));
    EXPECT(!making_read(STR(RDF "<c:program>p\x1B[2J</c:program>" END), arena, &making));
    EXPECT(!making_read(STR(""), arena, &making) && making.program.size == 0);
    arena_free(arena);
}

/* What a broken child may send. */
static void test_messages(void) {
    struct message message;
    const uint32_t head[] = {MESSAGE_NAME, 7, 2, 0}; /* kind, number, size of 64 bits */
    char bytes[sizeof head + 2] = {0};
    memcpy(bytes, head, sizeof head);
    for (size_t size = 0; size <= sizeof bytes; size++) {
        size_t offset = 0;
        bool whole = message_next((struct str){bytes, size}, &offset, &message);
        EXPECT(whole == (size == sizeof bytes));
        EXPECT(offset == (whole ? size : 0));
    }
    EXPECT(message.number == 7 && message.bytes.size == 2);
    const uint32_t wrong[][4] = {{MESSAGE_COUNT, 0, 0, 0}, {MESSAGE_NAME, 0, 1, 0}, {0, 0, 0, ~0u}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        size_t offset = 0;
        EXPECT(!message_next((struct str){(const char *)wrong[i], sizeof wrong[i]}, &offset,
                             &message));
    }
}

int main(void) {
    test_making();
    test_messages();
    return failures == 0 ? 0 : 1;
}
