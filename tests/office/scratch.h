/* scratch.h - a folder of its own for each test, and files in it.
 */
#ifndef TESTS_OFFICE_SCRATCH_H
#define TESTS_OFFICE_SCRATCH_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SCRATCH_TEXT_MAX 65536

struct scratch {
    char path[64];
};

static inline void scratch_make(struct scratch *scratch)
{
    const char *parent = getenv("TMPDIR");
    snprintf(scratch->path, sizeof scratch->path, "%.40s/sinkron-XXXXXX", parent ? parent : "/tmp");
    if (!mkdtemp(scratch->path)) {
        perror(scratch->path);
        exit(2);
    }
}

static inline void scratch_drop(struct scratch *scratch)
{
    DIR *dir = opendir(scratch->path);
    for (struct dirent *at = dir ? readdir(dir) : NULL; at; at = readdir(dir)) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", scratch->path, at->d_name);
        if (unlink(path) != 0)
            rmdir(path); /* the office's folder for answers */
    }
    if (dir)
        closedir(dir);
    rmdir(scratch->path);
}

struct scratch_path {
    char text[256];
};

static inline struct scratch_path scratch_file(const struct scratch *scratch, const char *name)
{
    struct scratch_path ret;
    snprintf(ret.text, sizeof ret.text, "%s/%s", scratch->path, name);
    return ret;
}

static inline void scratch_write(const struct scratch *scratch, const char *name, const char *text)
{
    FILE *file = fopen(scratch_file(scratch, name).text, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0) {
        perror(name);
        exit(2);
    }
}

/* The whole file as text, from anywhere. */
static inline void text_read(const char *path, char ret[SCRATCH_TEXT_MAX])
{
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(2);
    }
    size_t len = fread(ret, 1, SCRATCH_TEXT_MAX - 1, file);
    ret[len] = '\0';
    fclose(file);
}

/* Replaces the first `find`; ends the program when there is none: a mistake in the test. */
static inline void text_edit(char text[SCRATCH_TEXT_MAX], const char *find, const char *put)
{
    char *at = strstr(text, find);
    size_t rest = at ? strlen(at + strlen(find)) : 0;
    if (!at || strlen(text) + strlen(put) >= SCRATCH_TEXT_MAX) {
        printf("cannot put something in the place of %s\n", find);
        exit(2);
    }
    memmove(at + strlen(put), at + strlen(find), rest + 1);
    memcpy(at, put, strlen(put));
}

#endif
