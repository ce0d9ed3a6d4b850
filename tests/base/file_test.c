#include "base/file.h"

#include "expect.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
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

/* What a killed process left goes, what a living one has open stays, and so does what only looks
 * like it. */
static void test_abandoned(struct diag *diag) {
    static const char dead[] = ".charter-1-0.tmp", living[] = ".charter-2-0.tmp";
    int ends[2];
    char byte;
    EXPECT(pipe(ends) == 0);
    int lock = open(living, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    EXPECT(flock(lock, LOCK_EX) == 0 && mkdir(".charter-3-0.tmp", 0700) == 0);
    pid_t child = fork();
    if (child == 0) {
        int handle = open(dead, O_WRONLY | O_CREAT, 0600);
        bool held = handle >= 0 && flock(handle, LOCK_EX) == 0 && write(ends[1], "x", 1) == 1;
        _exit(held && close(ends[1]) == 0 && raise(SIGKILL) == 0 ? 0 : 1);
    }
    EXPECT(close(ends[1]) == 0 && read(ends[0], &byte, 1) == 1 && close(ends[0]) == 0);
    EXPECT(waitpid(child, NULL, 0) == child && file_exists(dead));
    EXPECT(write_file("new", "three", diag) && holds("new", "three"));
    EXPECT(!file_exists(dead) && file_exists(living) && !file_absent(".charter-3-0.tmp"));
    EXPECT(close(lock) == 0 && write_file("new", "four", diag) && !file_exists(living));
    EXPECT(rmdir(".charter-3-0.tmp") == 0);
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
    EXPECT(file_absent("absent") && file_absent("new/absent") && !file_absent("folder"));
    size_t reports = diag_count(diag, SEVERITY_SYSTEM);
    EXPECT(file_begins_otherwise("new", STR("%PDF-"), diag) &&
           !file_begins_otherwise("new", STR("fo"), diag));
    EXPECT(!file_begins_otherwise("absent", STR("a"), diag) &&
           !file_begins_otherwise("folder", STR("a"), diag));
    EXPECT(diag_count(diag, SEVERITY_SYSTEM) == reports);
    EXPECT(symlink("loop", "loop") == 0 && !file_begins_otherwise("loop", STR("a"), diag));
    EXPECT(diag_count(diag, SEVERITY_SYSTEM) == reports + 1 && unlink("loop") == 0);
    EXPECT(diag_holds(diag, DIAG_FILE_MISSING) && !diag_holds(diag, DIAG_FILE_FORBIDDEN));
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

/* A pipe in the place of a file that nobody named does not make the program wait. */
static void test_ordinary(void) {
    struct diag *diag = diag_new();
    struct buffer bytes = {0};
    EXPECT(file_read_ordinary("new", 1000, NOWHERE, &bytes, diag) && bytes.size > 0);
    EXPECT(mkfifo("pipe", 0600) == 0);
    EXPECT(!file_read_ordinary("pipe", 1000, NOWHERE, &bytes, diag));
    EXPECT(reported(diag, "[not-a-file]") && unlink("pipe") == 0);
    EXPECT(!file_read_ordinary("new", 1, NOWHERE, &bytes, diag));
    EXPECT(reported(diag, "[file-too-large]"));
    EXPECT(!file_read_ordinary("nowhere", 1, NOWHERE, &bytes, diag));
    EXPECT(reported(diag, "[file-missing]"));
    buffer_free(&bytes);
    diag_free(diag);
}

int main(void) {
    char folder[] = P_tmpdir "/charter-file-test-XXXXXX";
    if (mkdtemp(folder) == NULL || chdir(folder) != 0) {
        perror("mkdtemp");
        return 1;
    }
    struct diag *diag = diag_new();
    test_writing(diag);
    test_abandoned(diag);
    test_long_name(diag);
    test_refusals();
    test_forbidden();
    test_reading();
    test_ordinary();
    test_full_disk();
    test_memory();
    diag_free(diag);
    /* rmdir succeeds only where no temporary file was left. */
    EXPECT(unlink("link") == 0 && unlink("new") == 0 && rmdir("folder") == 0);
    EXPECT(chdir("/") == 0 && rmdir(folder) == 0);
    return expect_result();
}
