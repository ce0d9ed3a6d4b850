#include "unpack/attachment.h"

/* More than one file of one document can want; an array may say that it has millions. */
enum { FILES_LIMIT = 1000 };

static bool is_related(struct document *document, object file, const char *relationship) {
    object name = object_key(document, file, "/AFRelationship");
    bool related = object_is_name(document, name, relationship);
    object_drop(document, name);
    return related;
}

/* The file specification of the only one so related; false where there is not exactly one. */
static bool find_file(struct document *document, const char *relationship, object *source) {
    object catalog = document_catalog(document);
    object files = object_key(document, catalog, "/AF");
    size_t count = object_count(document, files), found = 0;
    for (size_t i = 0; i < count && i < FILES_LIMIT; i++) {
        object file = object_item(document, files, i);
        bool is_it = is_related(document, file, relationship);
        if (is_it && found == 0) {
            *source = file;
        } else {
            object_drop(document, file);
        }
        found += is_it;
    }
    object_drop(document, files);
    object_drop(document, catalog);
    if (found > 1) {
        object_drop(document, *source);
    }
    return found == 1;
}

/* The value of UF, else of F. */
static object unicode_or_plain(struct document *document, object dictionary) {
    object value = object_key(document, dictionary, "/UF");
    if (!object_is_null(document, value)) {
        return value;
    }
    object_drop(document, value);
    return object_key(document, dictionary, "/F");
}

bool attachment_read(struct document *document, const char *relationship, size_t limit,
                     struct buffer *name, struct buffer *bytes, enum stream_fault *fault) {
    object source = 0;
    if (!find_file(document, relationship, &source)) {
        return false;
    }
    object title = unicode_or_plain(document, source);
    object embedded = object_key(document, source, "/EF");
    object stream = unicode_or_plain(document, embedded);
    object_text(document, title, name);
    *fault = stream_read(document, stream, limit, bytes);
    object_drop(document, title);
    object_drop(document, embedded);
    object_drop(document, stream);
    object_drop(document, source);
    return true;
}
