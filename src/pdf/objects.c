#include "pdf/objects.h"

#include "base/arena.h"
#include "base/diag.h"
#include "pdf/literal.h"
#include "pdf/write.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_doc.h>

#include <assert.h>

/* An entry that is never written itself: dict_raw's text (libharu skips hidden entries). */
#define RAW_KEY "_RAW"

struct objects {
    HPDF_Doc document;
    const char *step;
    const char *failed_step; /* NULL: all went well */
    unsigned code;
};

static void *haru_take(HPDF_UINT size) {
    return memory_take(size);
}

static void haru_free(void *block) {
    memory_free(block);
}

static void keep_first_error(HPDF_STATUS code, HPDF_STATUS detail, void *user_data) {
    (void)detail;
    struct objects *objects = user_data;
    if (objects->failed_step != NULL) {
        return;
    }
    objects->failed_step = objects->step;
    objects->code = (unsigned)code;
}

/* libharu calls its error handler only from its outer functions, and then with the code that the
 * failure before it led to. So we look for ourselves after each call. */
static bool went_well(HPDF_Error error) {
    HPDF_STATUS code = HPDF_Error_GetCode(error);
    if (code != HPDF_OK) {
        keep_first_error(code, HPDF_OK, error->user_data);
    }
    return code == HPDF_OK;
}

struct objects *objects_new(void) {
    struct objects *objects = memory_zeroed(sizeof *objects);
    objects->step = "document";
    objects->document = HPDF_NewEx(keep_first_error, haru_take, haru_free, 0, objects);
    assert(objects->document != NULL); /* memory is all that it can lack */
    return objects;
}

void objects_free(struct objects *objects) {
    if (objects == NULL) {
        return;
    }
    HPDF_Free(objects->document);
    memory_free(objects);
}

void objects_step(struct objects *objects, const char *step) {
    objects->step = step;
}

bool objects_check(const struct objects *objects, struct diag *diag) {
    if (objects->failed_step == NULL) {
        return true;
    }
    struct buffer code = {0};
    buffer_print(&code, "0x%04X", objects->code);
    DIAG(diag, NOWHERE, DIAG_PDF_LIBRARY_FAILED, str_of(objects->failed_step), buffer_str(&code));
    buffer_free(&code);
    return false;
}

/* libharu numbers an object start_offset + its index in the table. Moving the offset up leaves a
 * number free for us and keeps one counter for both. */
uint32_t objects_reserve(struct objects *objects) {
    return objects->document->xref->start_offset++ + objects->document->xref->entries->count;
}

uint32_t objects_size(const struct objects *objects) {
    return objects->document->xref->start_offset + objects->document->xref->entries->count;
}

static struct dict *dict_of(HPDF_Dict haru) {
    return (struct dict *)haru;
}

static HPDF_Dict haru_of(struct dict *dict) {
    return (HPDF_Dict)dict;
}

/* True where nothing has failed so far. Every object of the document shares its error record. */
static bool usable(struct dict *dict) {
    return dict != NULL && went_well(haru_of(dict)->error);
}

/* Adds an entry that may be NULL because it could not be made. */
static void add(struct dict *dict, const char *key, void *value) {
    if (value != NULL) {
        HPDF_Dict_Add(haru_of(dict), key, value);
    }
    (void)went_well(haru_of(dict)->error);
}

struct dict *objects_catalog(struct objects *objects) {
    return dict_of(objects->document->catalog);
}

struct dict *objects_info(struct objects *objects) {
    return dict_of(objects->document->info);
}

struct dict *objects_dict(struct objects *objects) {
    HPDF_Doc document = objects->document;
    HPDF_Dict dict = HPDF_Dict_New(document->mmgr);
    if (dict != NULL) {
        HPDF_Xref_Add(document->xref, dict);
    }
    return went_well(&document->error) ? dict_of(dict) : NULL;
}

struct dict *objects_page(struct objects *objects) {
    struct dict *page = objects_dict(objects);
    dict_name(page, "Type", "Page");
    if (!usable(page)) {
        return NULL;
    }
    HPDF_Pages_AddKids(objects->document->root_pages, haru_of(page));
    if (!usable(page)) {
        return NULL;
    }
    /* Only now: HPDF_Pages_AddKids wants the attributes of libharu's own pages, whose contents and
     * graphics state we have no use for; the count of pages goes by the class. */
    haru_of(page)->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    return page;
}

struct dict *objects_outline(struct objects *objects, struct dict *parent, struct str title) {
    if (!went_well(&objects->document->error)) {
        return NULL;
    }
    HPDF_Outline item = HPDF_CreateOutline(objects->document, haru_of(parent), "", NULL);
    if (!went_well(&objects->document->error)) {
        return NULL;
    }
    HPDF_Dict_RemoveElement(item, "Type"); /* items have none (ISO 32000-1, table 153) */
    dict_text(dict_of(item), "Title", title);
    return dict_of(item);
}

uint32_t dict_number(const struct dict *dict) {
    return dict == NULL ? 0 : ((const HPDF_Obj_Header *)dict)->obj_id & 0x00FFFFFF;
}

void dict_name(struct dict *dict, const char *key, const char *value) {
    if (usable(dict)) {
        add(dict, key, HPDF_Name_New(haru_of(dict)->mmgr, value));
    }
}

void dict_integer(struct dict *dict, const char *key, int32_t value) {
    if (usable(dict)) {
        add(dict, key, HPDF_Number_New(haru_of(dict)->mmgr, value));
    }
}

void dict_boolean(struct dict *dict, const char *key, bool value) {
    if (usable(dict)) {
        add(dict, key, HPDF_Boolean_New(haru_of(dict)->mmgr, value));
    }
}

static HPDF_Binary new_binary(struct dict *dict, struct str bytes) {
    return HPDF_Binary_New(haru_of(dict)->mmgr, (HPDF_BYTE *)bytes.bytes, (HPDF_UINT)bytes.size);
}

/* As a Binary, which libharu writes in hex: its own strings end at a NUL byte. */
void dict_text(struct dict *dict, const char *key, struct str text) {
    if (!usable(dict)) {
        return;
    }
    struct buffer bytes = {0};
    literal_text_bytes(&bytes, text);
    add(dict, key, new_binary(dict, buffer_str(&bytes)));
    buffer_free(&bytes);
}

struct dict *dict_child(struct dict *dict, const char *key) {
    if (!usable(dict)) {
        return NULL;
    }
    HPDF_Dict child = HPDF_Dict_New(haru_of(dict)->mmgr);
    add(dict, key, child);
    return usable(dict) ? dict_of(child) : NULL;
}

void dict_refer(struct dict *dict, const char *key, struct dict *target) {
    if (usable(dict)) {
        add(dict, key, target);
    }
}

static HPDF_STATUS write_raw(HPDF_Dict dict, HPDF_Stream stream) {
    HPDF_Binary raw = HPDF_Dict_GetItem(dict, RAW_KEY, HPDF_OCLASS_BINARY);
    return raw == NULL ? HPDF_OK : HPDF_Stream_Write(stream, raw->value, raw->len);
}

void dict_raw(struct dict *dict, struct str entries) {
    if (!usable(dict)) {
        return;
    }
    HPDF_Binary old = NULL;
    if (haru_of(dict)->write_fn != NULL) { /* looking for what is not there is an error */
        old = HPDF_Dict_GetItem(haru_of(dict), RAW_KEY, HPDF_OCLASS_BINARY);
    }
    struct buffer all = {0};
    if (old != NULL) {
        buffer_add(&all, (struct str){(const char *)old->value, old->len});
    }
    buffer_add(&all, entries);
    HPDF_Binary raw = new_binary(dict, buffer_str(&all));
    if (raw != NULL) {
        raw->header.obj_id |= HPDF_OTYPE_HIDDEN;
    }
    add(dict, RAW_KEY, raw);
    haru_of(dict)->write_fn = write_raw;
    buffer_free(&all);
}

size_t objects_count(const struct objects *objects) {
    return objects->document->xref->entries->count - 1; /* the first is the free list's head */
}

static HPDF_STATUS write_to_buffer(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size) {
    buffer_add(stream->attr, (struct str){(const char *)bytes, size});
    return HPDF_OK;
}

uint32_t objects_value(struct objects *objects, size_t index, struct buffer *text) {
    HPDF_Doc document = objects->document;
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(document->xref, (HPDF_UINT)index + 1);
    HPDF_Stream stream = HPDF_CallbackWriter_New(document->mmgr, write_to_buffer, text);
    if (entry == NULL || stream == NULL) {
        return 0;
    }
    HPDF_Obj_WriteValue(entry->obj, stream, NULL);
    HPDF_Stream_Free(stream);
    (void)went_well(&document->error);
    return ((HPDF_Obj_Header *)entry->obj)->obj_id & 0x00FFFFFF;
}

const char *pdf_haru_version(void) {
    return HPDF_GetVersion();
}
