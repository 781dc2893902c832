/* Small files, whole or not at all. */
#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "support/check.h"

static char folder[64];

static const char *path_of(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void what_is_written_is_read(void)
{
    struct buffer got = {0};
    check_same(file_write(path_of("a"), slice_of_text("satu"), 0600), OK, "written");
    check_same(file_write(path_of("a"), slice_of_text("dua"), 0600), OK, "replaced");
    check_same(file_read(path_of("a"), 3, &got), OK, "read");
    check(slice_is_text(buffer_slice(&got), "dua"), "the second");
    struct stat about;
    check(stat(path_of("a"), &about) == 0 && (about.st_mode & 0777) == 0600, "for its owner only");
    check(access(path_of("a.new"), F_OK) != 0, "nothing is left beside it");
    buffer_finish(&got);

    check_same(file_read(path_of("a"), 2, &got), ERR_OVERSIZE, "one byte too many");
    buffer_finish(&got);
    check_same(file_read(path_of("none"), 100, &got), ERR_NOT_FOUND, "not there");
    check_same(file_read(folder, 100, &got), ERR_IO, "a folder is no file");
    alloc_fail_after(0);
    check_same(file_read(path_of("a"), 100, &got), ERR_NOMEM, "no memory");
    alloc_fail_after(-1);
    buffer_finish(&got);
    unlink(path_of("a"));
}

static void what_cannot_be_written_leaves_the_old(void)
{
    check_same(file_write(path_of("no/a"), slice_of_text("x"), 0600), ERR_IO, "no such folder");
    check_same(errno, ENOENT, "errno says why");
    check_same(file_make_folder(path_of("taken")), OK, "a folder");
    check_same(file_write(path_of("taken"), slice_of_text("x"), 0600), ERR_IO, "in its place");
    check(access(path_of("taken.new"), F_OK) != 0, "nothing is left beside it");
    rmdir(path_of("taken"));
}

static void folders_are_made_with_their_parents(void)
{
    check_same(file_make_folder(path_of("x/y/z")), OK, "three at once");
    check_same(file_make_folder(path_of("x/y/z")), OK, "there already");
    check_same(file_make_folder(path_of("x/y/")), OK, "with a slash at the end");
    check_same(file_write(path_of("x/f"), slice_of_text(""), 0600), OK, "a file");
    check_same(file_make_folder(path_of("x/f")), ERR_IO, "a file is no folder");
    check_same(file_make_folder(path_of("x/f/g")), ERR_IO, "nor a parent");
    check_same(file_make_folder(""), ERR_IO, "no name");
    unlink(path_of("x/f"));
    rmdir(path_of("x/y/z"));
    rmdir(path_of("x/y"));
    rmdir(path_of("x"));
}

static void make_the_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/sinkron-file-XXXXXX");
    check(mkdtemp(folder) != NULL, "a folder for this test");
}

static void remove_the_folder(void)
{
    check_same(rmdir(folder), 0, "nothing is left");
}

TEST_MAIN(TEST(make_the_folder), TEST(what_is_written_is_read),
          TEST(what_cannot_be_written_leaves_the_old), TEST(folders_are_made_with_their_parents),
          TEST(remove_the_folder))
