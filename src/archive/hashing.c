#include "archive/hashing.h"

#include "base/digest.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

enum { THREADS_LIMIT = 16, PROGRESS_MILLISECONDS = 100 };

/* What the threads share: each takes the next job that nobody has. */
struct hashing {
    const struct folder *folder;
    struct hash_job *jobs;
    size_t count;
    atomic_size_t next, done;
};

struct digests {
    struct digest *sha512, *sha256;
    uint64_t bytes;
    bool both;
};

static void add_piece(void *context, struct str piece) {
    struct digests *digests = context;
    digests->bytes += piece.size;
    digest_add(digests->sha512, piece);
    if (digests->both) {
        digest_add(digests->sha256, piece);
    }
}

static bool ends_as(struct digest *digest, struct str expected) {
    struct buffer found = {0};
    digest_end_hex(digest, &found);
    bool same = str_equal(buffer_str(&found), expected);
    buffer_free(&found);
    return same;
}

static void hash_file(const struct folder *folder, struct hash_job *job, struct digests *digests) {
    digests->bytes = 0;
    digests->both = job->sha256.size > 0;
    job->error = folder_read_pieces(folder, job->path.bytes, add_piece, digests);
    job->bytes = digests->bytes;
    job->altered = !ends_as(digests->sha512, job->sha512);
    job->differs = (digests->both && !ends_as(digests->sha256, job->sha256)) ||
                   (job->size_known && job->bytes != job->expected_bytes);
}

static void *work(void *context) {
    struct hashing *hashing = context;
    struct digests digests = {.sha512 = digest_new_sha512(), .sha256 = digest_new()};
    for (size_t at; (at = atomic_fetch_add(&hashing->next, 1)) < hashing->count;) {
        hash_file(hashing->folder, &hashing->jobs[at], &digests);
        (void)atomic_fetch_add(&hashing->done, 1);
    }
    digest_free(digests.sha512);
    digest_free(digests.sha256);
    return NULL;
}

static size_t threads_for(size_t count) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t threads = cores < 1 ? 1 : cores > THREADS_LIMIT ? THREADS_LIMIT : (size_t)cores;
    return threads < count ? threads : count;
}

static void wait_with_progress(struct hashing *hashing, hash_progress *progress, void *context) {
    const struct timespec pause = {0, PROGRESS_MILLISECONDS * 1000000L};
    while (atomic_load(&hashing->done) < hashing->count) {
        progress(context, atomic_load(&hashing->done), hashing->count);
        (void)nanosleep(&pause, NULL);
    }
}

void hash_files(const struct folder *folder, struct hash_job *jobs, size_t count,
                hash_progress *progress, void *context) {
    struct hashing hashing = {.folder = folder, .jobs = jobs, .count = count};
    pthread_t threads[THREADS_LIMIT];
    size_t started = 0, wanted = threads_for(count);
    digest_free(digest_new()); /* sets OpenSSL up, before there are several who would */
    while (started < wanted && pthread_create(&threads[started], NULL, work, &hashing) == 0) {
        started++;
    }
    if (started == 0) {
        (void)work(&hashing); /* the system has no thread for us */
    } else if (progress != NULL) {
        wait_with_progress(&hashing, progress, context);
    }
    for (size_t i = 0; i < started; i++) {
        (void)pthread_join(threads[i], NULL);
    }
    if (progress != NULL) {
        progress(context, count, count);
    }
}
