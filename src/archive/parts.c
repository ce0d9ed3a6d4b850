#include "archive/parts.h"

#include "base/arena.h"
#include "base/digest.h"

/* For whoever finds the folder in thirty years. */
static const char readme[] =
    "এটি সিটিজেন চার্টারের আর্কাইভ: কার্যালয়ের প্রতিটি সংস্করণ এখানে আছে।\n"
    "This is an archive of Citizen Charters: every edition of an office's charter is kept here.\n"
    "\n"
    "It is an OCFL 1.1 storage root (https://ocfl.io/1.1/spec/), an open standard: any OCFL tool\n"
    "can read and check it, and so can a person without one.\n"
    "\n"
    "One folder an office, XX/charter%3aOFFICE/: XX are the first two letters of the SHA-256 of\n"
    "\"charter:OFFICE\". In it inventory.json says which versions there are, what each holds, and\n"
    "where: its \"state\" maps the SHA-512 of a file to the file's name, its \"manifest\" the "
    "same\n"
    "SHA-512 to the place of the bytes. inventory.json.sha512 has the SHA-512 of inventory.json.\n"
    "\n"
    "    YEAR/qN/charter.pdf    the charter as it was printed and posted\n"
    "    YEAR/qN/master.xml     the master copy that it was made from\n"
    "    YEAR/qN/record.json    office, dates, pages, and the SHA-256 of each file\n"
    "    fonts/SHA256.ttf       the fonts that it was set in; record.json has their names\n"
    "\n"
    "The last version holds every edition. An edition that was put right later has the older one\n"
    "in the versions before, and the reason in the message of the version that put it right.\n"
    "\n"
    "Nothing here may be changed, renamed or removed by hand. 'charter archive verify' finds what\n"
    "was.\n";

#define FIXED(path, text)                                                                          \
    {                                                                                              \
        path, {                                                                                    \
            text, sizeof(text) - 1                                                                 \
        }                                                                                          \
    }
const struct fixed_file fixed_files[] = {
    FIXED("README.txt", readme),
    FIXED("ocfl_layout.json",
          "{\n  \"extension\": \"" LAYOUT_NAME "\",\n  \"description\": \"One folder for each "
          "office, below the first two letters of the SHA-256 of its id.\"\n}\n"),
    FIXED(EXTENSIONS "/" LAYOUT_NAME "/config.json", LAYOUT_CONFIG),
    FIXED(ROOT_DECLARATION, "ocfl_1.1\n"),
};
const size_t fixed_file_count = sizeof fixed_files / sizeof fixed_files[0];

struct str path_join(struct arena *arena, struct str folder, struct str name) {
    struct buffer path = {0};
    const char *slash = folder.size > 0 && name.size > 0 ? "/" : "";
    buffer_print(&path, "%.*s%s%.*s", STR_ARG(folder), slash, STR_ARG(name));
    struct str copy = str_copy(arena, buffer_str(&path));
    buffer_free(&path);
    return copy;
}

bool holds_object(const struct folder_list *list) {
    for (size_t i = 0; i < list->count; i++) {
        if (str_starts(list->items[i].name, STR("0=ocfl_object_")) ||
            str_equal(list->items[i].name, STR(INVENTORY))) {
            return true;
        }
    }
    return false;
}

bool sidecar_agrees(struct str sidecar, struct str inventory) {
    struct buffer digest = {0};
    digest_add_hex_sha512(&digest, inventory);
    struct str words = sidecar;
    bool agrees = str_equal(str_take_word(&words), buffer_str(&digest)) &&
                  str_equal(str_take_word(&words), STR(INVENTORY)) && str_trim(words).size == 0;
    buffer_free(&digest);
    return agrees;
}
