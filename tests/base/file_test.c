#include "base/file.h"

#include "expect.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* The first line that diag prints has this id. */
static bool reported(const struct diag *diag, const char *id) {
    struct buffer out = {0};
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, &out);
    bool found = str_find(buffer_str(&out), str_of(id), 0) != SIZE_MAX;
    buffer_free(&out);
    return found;
}

static bool holds(const char *path, const char *expected) {
    struct diag *diag = diag_new();
    struct buffer bytes = {0};
    bool same = file_read(path, 1000000, NOWHERE, &bytes, diag) &&
                str_equal(buffer_str(&bytes), str_of(expected));
    buffer_free(&bytes);
    diag_free(diag);
    return same;
}

static bool write_file(const char *path, const char *text, struct diag *diag) {
    struct file_writer *writer = file_create(path, diag);
    return writer != NULL && file_write(writer, str_of(text)) && file_commit(writer);
}

static void test_writing(struct diag *diag) {
    EXPECT(write_file("new", "one", diag) && holds("new", "one"));
    EXPECT(write_file("new", "two", diag) && holds("new", "two"));
    struct file_writer *writer = file_create("new", diag);
    EXPECT(file_write(writer, STR("three")) && file_written(writer) == 5);
    file_discard(writer);
    file_discard(NULL);
    EXPECT(holds("new", "two"));
    EXPECT(symlink("new", "link") == 0 && write_file("link", "four", diag));
    struct stat facts;
    EXPECT(lstat("link", &facts) == 0 && S_ISLNK(facts.st_mode) && holds("new", "four"));
    EXPECT(!diag_failed(diag));
}

/* The longest name that the system allows: 83 Bangla letters and .pdf. */
static void test_long_name(struct diag *diag) {
    struct buffer name = {0};
    for (int i = 0; i < 83; i++) {
        buffer_add(&name, STR("চ"));
    }
    buffer_add(&name, STR(".pdf"));
    buffer_add_byte(&name, '\0');
    EXPECT(write_file(name.bytes, "long", diag) && holds(name.bytes, "long"));
    EXPECT(unlink(name.bytes) == 0 && !diag_failed(diag));
    buffer_free(&name);
}

static void test_refusals(void) {
    struct diag *diag = diag_new();
    EXPECT(file_create("absent/file", diag) == NULL);
    EXPECT(mkdir("folder", 0700) == 0 && file_create("folder", diag) == NULL);
    EXPECT(file_create("/dev/null", diag) == NULL);
    EXPECT(diag_count(diag, SEVERITY_SYSTEM) == 3 && diag_exit_code(diag) == 3);
    EXPECT(reported(diag, "folder-missing") && reported(diag, "not-a-file"));
    diag_free(diag);
}

/* A folder in which nobody may write: root may everywhere, so it becomes somebody else for this. */
static void test_forbidden(void) {
    enum { NOBODY = 65534 };
    struct diag *diag = diag_new();
    struct buffer bytes = {0};
    bool root = geteuid() == 0;
    EXPECT(write_file("closed", "x", diag) && chmod("closed", 0) == 0 && chmod(".", 0555) == 0);
    EXPECT(!root || seteuid(NOBODY) == 0);
    EXPECT(file_create("other", diag) == NULL && reported(diag, "file-forbidden"));
    EXPECT(!file_read("closed", 10, NOWHERE, &bytes, diag));
    EXPECT(diag_count(diag, SEVERITY_SYSTEM) == 2);
    EXPECT(!root || seteuid(0) == 0);
    EXPECT(chmod(".", 0700) == 0 && unlink("closed") == 0);
    buffer_free(&bytes);
    diag_free(diag);
}

static void test_reading(void) {
    struct diag *diag = diag_new();
    struct buffer bytes = {0};
    EXPECT(!file_read("absent", 10, NOWHERE, &bytes, diag) && reported(diag, "file-missing"));
    EXPECT(!file_read("folder", 10, NOWHERE, &bytes, diag) && reported(diag, "not-a-file"));
    EXPECT(!file_read("new", 3, NOWHERE, &bytes, diag) && reported(diag, "file-too-large"));
    EXPECT(file_exists("new") && !file_exists("absent"));
    EXPECT(file_begins_otherwise("new", STR("%PDF-")) && !file_begins_otherwise("new", STR("fo")));
    EXPECT(!file_begins_otherwise("absent", STR("a")) &&
           !file_begins_otherwise("folder", STR("a")));
    buffer_free(&bytes);
    diag_free(diag);
}

/* A full disk, by a limit on the file's size: reported once, nothing left, target as before. */
static void test_full_disk(void) {
    struct diag *diag = diag_new();
    struct rlimit before, small;
    (void)signal(SIGXFSZ, SIG_IGN);
    EXPECT(getrlimit(RLIMIT_FSIZE, &before) == 0);
    small = before;
    small.rlim_cur = 100000;
    EXPECT(setrlimit(RLIMIT_FSIZE, &small) == 0);
    struct file_writer *writer = file_create("new", diag);
    char *large = calloc(1, 300000);
    EXPECT(!file_write(writer, (struct str){large, 300000}));
    EXPECT(!file_write(writer, STR("more")));
    EXPECT(!file_commit(writer));
    free(large);
    EXPECT(setrlimit(RLIMIT_FSIZE, &before) == 0);
    EXPECT(diag_count(diag, SEVERITY_SYSTEM) == 1 && holds("new", "four"));
    EXPECT(reported(diag, "disk-full"));
    diag_free(diag);
}

static void test_memory(void) {
    struct buffer memory = {0};
    buffer_add(&memory, STR("before "));
    struct file_writer *writer = file_create_memory(&memory);
    EXPECT(file_write(writer, STR("one ")) && file_write(writer, STR("")));
    EXPECT(file_write(writer, STR("two")) && file_written(writer) == 7);
    file_discard(writer);
    EXPECT(str_equal(buffer_str(&memory), STR("before one two")));
    buffer_free(&memory);
}

int main(void) {
    char folder[] = "/tmp/charter-file-test-XXXXXX";
    if (mkdtemp(folder) == NULL || chdir(folder) != 0) {
        perror("mkdtemp");
        return 1;
    }
    struct diag *diag = diag_new();
    test_writing(diag);
    test_long_name(diag);
    test_refusals();
    test_forbidden();
    test_reading();
    test_full_disk();
    test_memory();
    diag_free(diag);
    /* rmdir succeeds only where no temporary file was left. */
    EXPECT(unlink("link") == 0 && unlink("new") == 0 && rmdir("folder") == 0);
    EXPECT(chdir("/") == 0 && rmdir(folder) == 0);
    return expect_result();
}
