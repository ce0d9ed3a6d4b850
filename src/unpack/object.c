#include "unpack/object.h"

#include "base/arena.h"
#include "unpack/unpack.h"

#include <qpdf/qpdf-c.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct document {
    qpdf_data data;
    bool failed; /* a call could not do what it was asked to */
};

/* Where there was no memory inside a call that returns an object, libqpdf keeps that as an error
 * and returns null, which would be taken for what the file says. The process ends as it does where
 * libqpdf catches nothing (reader.c). */
static void check_memory(struct document *document, qpdf_error error) {
    if (strstr(qpdf_get_error_full_text(document->data, error), "bad_alloc") != NULL) {
        errno = ENOMEM;
        abort();
    }
}

/* Fetches what the last call left: the next error would take its place. */
static void note_error(struct document *document) {
    if (qpdf_has_error(document->data)) {
        check_memory(document, qpdf_get_error(document->data));
        document->failed = true;
    }
}

static object noted(struct document *document, object item) {
    note_error(document);
    return item;
}

struct document *document_open(struct str bytes, enum document_fault *fault) {
    struct document *document = memory_zeroed(sizeof *document);
    document->data = qpdf_init();
    qpdf_silence_errors(document->data);
    qpdf_set_suppress_warnings(document->data, QPDF_TRUE);
    qpdf_set_attempt_recovery(document->data, QPDF_FALSE);
    (void)qpdf_read_memory(document->data, "", bytes.bytes, bytes.size, NULL);
    *fault = DOCUMENT_FINE;
    if (qpdf_has_error(document->data)) {
        qpdf_error error = qpdf_get_error(document->data);
        check_memory(document, error);
        *fault = qpdf_get_error_code(document->data, error) == qpdf_e_password ? DOCUMENT_ENCRYPTED
                                                                               : DOCUMENT_DAMAGED;
    } else if (qpdf_is_encrypted(document->data)) {
        *fault = DOCUMENT_ENCRYPTED;
    }
    return document;
}

void document_close(struct document *document) {
    if (document != NULL) {
        note_error(document); /* libqpdf prints an error that nobody has fetched */
        qpdf_cleanup(&document->data);
        memory_free(document);
    }
}

bool document_sound(struct document *document) {
    note_error(document);
    return !document->failed && !qpdf_more_warnings(document->data);
}

object document_trailer(struct document *document) {
    return noted(document, qpdf_get_trailer(document->data));
}

object document_catalog(struct document *document) {
    return noted(document, qpdf_get_root(document->data));
}

object object_copy(struct document *document, object item) {
    return noted(document, qpdf_oh_new_object(document->data, item));
}

void object_drop(struct document *document, object item) {
    qpdf_oh_release(document->data, item);
}

bool object_is_stream(struct document *document, object item) {
    return qpdf_oh_is_stream(document->data, item) != QPDF_FALSE;
}

bool object_is_dictionary(struct document *document, object item) {
    return qpdf_oh_is_dictionary(document->data, item) || object_is_stream(document, item);
}

bool object_is_array(struct document *document, object item) {
    return qpdf_oh_is_array(document->data, item) != QPDF_FALSE;
}

bool object_is_null(struct document *document, object item) {
    return qpdf_oh_is_null(document->data, item) != QPDF_FALSE;
}

bool object_is_name(struct document *document, object item, const char *name) {
    return qpdf_oh_is_name_and_equals(document->data, item, name) != QPDF_FALSE;
}

int object_number(struct document *document, object item) {
    return qpdf_oh_get_object_id(document->data, item);
}

/* A stream's dictionary, or the dictionary itself, as a handle of its own. */
static object dictionary_of(struct document *document, object item) {
    return object_is_stream(document, item)
               ? noted(document, qpdf_oh_get_dict(document->data, item))
               : object_copy(document, item);
}

object object_key(struct document *document, object item, const char *key) {
    if (!object_is_dictionary(document, item)) {
        return qpdf_oh_new_null(document->data);
    }
    object dictionary = dictionary_of(document, item);
    object value = noted(document, qpdf_oh_get_key(document->data, dictionary, key));
    object_drop(document, dictionary);
    return value;
}

size_t object_count(struct document *document, object array) {
    int count =
        object_is_array(document, array) ? qpdf_oh_get_array_n_items(document->data, array) : 0;
    return count > 0 ? (size_t)count : 0;
}

object object_item(struct document *document, object array, size_t index) {
    return index < object_count(document, array)
               ? noted(document, qpdf_oh_get_array_item(document->data, array, (int)index))
               : qpdf_oh_new_null(document->data);
}

void object_keys(struct document *document, object item, struct buffer *keys) {
    if (!object_is_dictionary(document, item)) {
        return;
    }
    object dictionary = dictionary_of(document, item);
    qpdf_oh_begin_dict_key_iter(document->data, dictionary);
    while (qpdf_oh_dict_more_keys(document->data)) {
        buffer_add(keys, str_of(qpdf_oh_dict_next_key(document->data)));
        buffer_add_byte(keys, '\0');
    }
    object_drop(document, dictionary);
}

void object_text(struct document *document, object item, struct buffer *out) {
    const char *text;
    size_t size;
    if (qpdf_oh_get_value_as_utf8(document->data, item, &text, &size)) {
        buffer_add(out, (struct str){text, size});
    }
}

void object_scalar(struct document *document, object item, struct buffer *out) {
    const char *text = qpdf_oh_unparse_resolved(document->data, item);
    buffer_add(out, (struct str){text, qpdf_get_last_string_length(document->data)});
}

bool object_raw(struct document *document, object stream, struct buffer *out) {
    unsigned char *bytes = NULL;
    size_t size = 0;
    if (!object_is_stream(document, stream)) {
        return false;
    }
    int code = qpdf_oh_get_stream_data(document->data, stream, qpdf_dl_none, NULL, &bytes, &size);
    bool whole = (code & (QPDF_ERRORS)) == 0 && bytes != NULL;
    if (whole) {
        buffer_add(out, (struct str){(const char *)bytes, size});
    }
    free(bytes);
    return whole;
}
