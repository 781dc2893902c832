#include <fcntl.h>
#include <sys/stat.h>

#include "fixture.h"
#include "store/spool.h"

static struct spool *must_open(const struct folder *folder, uint64_t want_torn_bytes)
{
    struct spool *spool = NULL;
    uint64_t torn_bytes = 0;
    check_same(spool_open(&spool, folder->spool, &torn_bytes), OK, "open");
    check_same((intmax_t)torn_bytes, (intmax_t)want_torn_bytes, "torn bytes");
    if (!spool)
        exit(2);
    return spool;
}

static void put(struct spool *spool, unsigned from, unsigned n)
{
    for (unsigned i = from; i < from + n; i++) {
        struct journal_line line = line_of_kind(i, key("class", 1), 203);
        check_same(spool_add(spool, &line), OK, "add");
    }
    check_same(spool_commit(spool), OK, "commit");
}

static off_t file_size(const char *path)
{
    struct stat about;
    return stat(path, &about) ? -1 : about.st_size;
}

/* Lines as they come back, and the call that is to fail (0: none). */
struct seen {
    unsigned n;
    unsigned calls;
    unsigned fail_at;
    unsigned want_first;
    bool in_order;
    size_t most;
};

static enum err see(const struct journal_line *lines, size_t n, void *arg)
{
    struct seen *seen = arg;
    if (++seen->calls == seen->fail_at)
        return ERR_STORE;
    for (size_t i = 0; i < n; i++) {
        struct id want = key("event", seen->want_first + seen->n);
        seen->in_order = (seen->n == 0 || seen->in_order) && id_equal(lines[i].event, want) &&
                         slice_is_text(lines[i].body, "{\"text\":\"Selamat pagi\"}");
        seen->n++;
    }
    if (n > seen->most)
        seen->most = n;
    return OK;
}

static void lines_come_back_in_order(void)
{
    struct folder folder;
    folder_make(&folder);
    struct spool *spool = must_open(&folder, 0);
    check(!spool_has_lines(spool), "empty");
    check_same(file_size(folder.spool), -1, "no file before there is a line");
    put(spool, 1, 10);
    put(spool, 11, 15);
    check(spool_has_lines(spool), "lines");
    spool_close(spool);

    spool = must_open(&folder, 0);
    check(spool_has_lines(spool), "they are still there in the next run");
    struct seen seen = {.want_first = 1, .fail_at = 2};
    check_same(spool_replay(spool, 10, see, &seen), ERR_STORE, "the second group is refused");
    check_same(seen.n, 10, "the first is through");
    seen = (struct seen){.want_first = 11};
    check_same(spool_replay(spool, 10, see, &seen), OK, "go on");
    check_same(seen.n, 15, "where it stopped");
    check(seen.in_order, "in order");
    check_same((intmax_t)seen.most, 10, "in groups");
    check(!spool_has_lines(spool), "empty again");
    put(spool, 40, 1);
    seen = (struct seen){.want_first = 40};
    check_same(spool_replay(spool, 10, see, &seen), OK, "used again");
    check_same(seen.n, 1, "with the new line alone");
    spool_close(spool);
    check_same(file_size(folder.spool), -1, "an empty spool leaves no file");
    folder_drop(&folder);
}

/* A crash at any byte of the last commit loses only that commit. */
static void a_torn_end_is_cut_off(void)
{
    struct folder folder;
    folder_make(&folder);
    struct spool *spool = must_open(&folder, 0);
    put(spool, 1, 2);
    off_t whole = file_size(folder.spool);
    put(spool, 3, 1);
    off_t full = file_size(folder.spool);
    spool_close(spool);

    for (off_t len = full - 1; len >= whole; len--) {
        check_same(truncate(folder.spool, len), 0, "tear");
        spool = must_open(&folder, (uint64_t)(len - whole));
        check_same(file_size(folder.spool), whole, "cut to what is whole");
        struct seen seen = {.want_first = 1};
        if (len == whole) {
            check_same(spool_replay(spool, 10, see, &seen), OK, "replay");
            check_same(seen.n, 2, "two lines");
            check(seen.in_order, "undamaged");
        } else {
            put(spool, 3, 1);
            check_same(file_size(folder.spool), full, "and written on from there");
        }
        spool_close(spool);
    }
    folder_drop(&folder);
}

static void spoilt_bytes_are_kept_aside(void)
{
    struct folder folder;
    char torn[128];
    folder_make(&folder);
    struct spool *spool = must_open(&folder, 0);
    put(spool, 1, 1);
    off_t first = file_size(folder.spool);
    put(spool, 2, 2);
    off_t full = file_size(folder.spool);
    spool_close(spool);

    int fd = open(folder.spool, O_RDWR);
    uint8_t byte = 0;
    check_same(pread(fd, &byte, 1, first + 60), 1, "read");
    byte ^= 0x40;
    check_same(pwrite(fd, &byte, 1, first + 60), 1, "spoil one bit of the second line");
    close(fd);
    spool = must_open(&folder, (uint64_t)(full - first));
    struct seen seen = {.want_first = 1};
    check_same(spool_replay(spool, 10, see, &seen), OK, "replay");
    check_same(seen.n, 1, "what is good");
    spool_close(spool);
    snprintf(torn, sizeof torn, "%s.torn", folder.spool);
    check_same(file_size(torn), full - first, "the rest can be looked at");
    folder_drop(&folder);
}

static void a_file_that_is_no_spool_is_left_alone(void)
{
    struct folder folder;
    struct spool *spool = NULL;
    uint64_t torn_bytes = 0;
    folder_make(&folder);
    FILE *file = fopen(folder.spool, "w");
    if (file) {
        fputs("Daftar belanja: beras, telur, kopi\n", file);
        fclose(file);
    }
    off_t size = file_size(folder.spool);
    check_same(spool_open(&spool, folder.spool, &torn_bytes), ERR_MALFORMED, "a shopping list");
    check_same(file_size(folder.spool), size, "is left as it is");
    check_same(truncate(folder.spool, 5), 0, "five bytes");
    spool = must_open(&folder, 5);
    put(spool, 1, 1);
    check(spool_has_lines(spool), "the beginning of a beginning is begun anew");
    spool_close(spool);
    folder_drop(&folder);
}

static void a_spool_without_a_place_fails_whole(void)
{
    struct folder folder;
    struct spool *spool = NULL;
    uint64_t torn_bytes = 0;
    struct journal_line line = line_of_kind(1, key("class", 1), 203);
    folder_make(&folder);
    strcat(folder.spool, "/nowhere/spool");
    check_same(spool_open(&spool, folder.spool, &torn_bytes), OK, "nothing is made yet");
    check_same(spool_add(spool, &line), OK, "add");
    check(spool_added_bytes(spool) > 0, "ready");
    check_same(spool_commit(spool), ERR_IO, "commit");
    check_same((intmax_t)spool_added_bytes(spool), 0, "nothing is ready any more");
    check(!spool_has_lines(spool), "and nothing is in it");
    spool_close(spool);
    folder_drop(&folder);
}

TEST_MAIN(TEST(lines_come_back_in_order), TEST(a_torn_end_is_cut_off),
          TEST(spoilt_bytes_are_kept_aside), TEST(a_file_that_is_no_spool_is_left_alone),
          TEST(a_spool_without_a_place_fails_whole))
