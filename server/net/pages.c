#include "net/pages.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/id.h"
#include "base/log.h"

#define FOLDERS_DEEP_MAX 6

struct pages {
    struct page *all; /* sorted by path */
    size_t n;
    size_t room;
};

struct loading {
    struct pages *pages;
    const char *folder; /* on disk, without a slash at its end */
};

static const char *const coding_ends[PAGE_CODINGS] = {
    [PAGE_PLAIN] = "", [PAGE_BROTLI] = ".br", [PAGE_GZIP] = ".gz"};

static const struct {
    const char *ends;
    const char *type;
} types[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".wasm", "application/wasm"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".pdf", "application/pdf"},
};

static const struct {
    const char *path;
    const char *file;
} aliases[] = {
    {"/", "/index.html"},
    {"/masuk", "/index.html"},
    {"/koordinator", "/koordinator.html"},
    {"/undangan", "/undangan.html"},
    {"/atasan", "/atasan.html"},
    {"/saya", "/saya.html"},
};

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text);
    size_t end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

static const char *type_of(const char *path)
{
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (ends_with(path, types[i].ends))
            return types[i].type;
    return "application/octet-stream";
}

static enum err load_body(struct page_body *ret, const char *disk_path)
{
    struct buffer bytes = {0};
    enum err err = file_read(disk_path, PAGES_FILE_BYTES_MAX, &bytes);
    if (err) {
        buffer_finish(&bytes);
        return err;
    }
    uint8_t hash[DIGEST_BYTES];
    digest_sha256(buffer_slice(&bytes), hash);
    snprintf(ret->etag, sizeof ret->etag, "\"%.32s\"", digest_hex(hash).text);
    /* An empty file has no memory of its own, and yet it is there. */
    ret->bytes = bytes.at ? buffer_slice(&bytes) : (struct slice){(const uint8_t *)"", 0};
    return OK;
}

static void free_body(struct page_body *body)
{
    if (body->bytes.len)
        mem_free((void *)(uintptr_t)body->bytes.at);
}

/* The plain form must be there; a compressed one need not be. */
static enum err load_bodies(struct page *page, const char *disk_path)
{
    for (enum page_coding coding = PAGE_PLAIN; coding < PAGE_CODINGS; coding++) {
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s%s", disk_path, coding_ends[coding]);
        enum err err = load_body(&page->bodies[coding], path);
        if (err == ERR_NOT_FOUND && coding != PAGE_PLAIN)
            continue;
        if (err)
            return err;
    }
    return OK;
}

static enum err make_room(struct pages *pages)
{
    if (pages->n == PAGES_FILES_MAX)
        return ERR_OVERSIZE;
    if (pages->n < pages->room)
        return OK;
    size_t room = pages->room ? pages->room * 2 : 32;
    struct page *all = mem_realloc(pages->all, room * sizeof *all);
    if (!all)
        return ERR_NOMEM;
    pages->all = all;
    pages->room = room;
    return OK;
}

static enum err load_file(struct loading *loading, const char *path)
{
    char disk_path[PATH_MAX];
    snprintf(disk_path, sizeof disk_path, "%s%s", loading->folder, path);

    enum err err = make_room(loading->pages);
    if (err)
        return err;
    struct page *page = &loading->pages->all[loading->pages->n];
    *page =
        (struct page){.type = type_of(path), .never_changes = strncmp(path, "/assets/", 8) == 0};
    page->path = mem_copy_text(path);
    if (!page->path)
        return ERR_NOMEM;
    loading->pages->n++;
    return load_bodies(page, disk_path);
}

static enum err load_folder(struct loading *loading, const char *path, unsigned deep);

static enum err load_entry(struct loading *loading, const char *path, unsigned deep)
{
    char disk_path[PATH_MAX];
    if (snprintf(disk_path, sizeof disk_path, "%s%s", loading->folder, path) >= PATH_MAX - 8)
        return ERR_OVERSIZE;
    struct stat about;
    if (lstat(disk_path, &about))
        return ERR_IO;
    if (S_ISDIR(about.st_mode))
        return deep < FOLDERS_DEEP_MAX ? load_folder(loading, path, deep + 1) : ERR_OVERSIZE;
    /* A symbolic link might lead out of the folder. */
    if (!S_ISREG(about.st_mode) || ends_with(path, ".br") || ends_with(path, ".gz"))
        return OK;
    return load_file(loading, path);
}

/* `path` is "" for the folder itself. */
static enum err load_folder(struct loading *loading, const char *path, unsigned deep)
{
    char disk_path[PATH_MAX];
    snprintf(disk_path, sizeof disk_path, "%s%s", loading->folder, path);
    DIR *dir = opendir(disk_path);
    if (!dir)
        return errno == ENOENT || errno == ENOTDIR ? ERR_NOT_FOUND : ERR_IO;

    enum err err = OK;
    struct dirent *entry;
    while (!err && (entry = readdir(dir))) {
        if (entry->d_name[0] == '.')
            continue;
        char below[PATH_MAX];
        if (snprintf(below, sizeof below, "%s/%s", path, entry->d_name) >= PATH_MAX)
            err = ERR_OVERSIZE;
        else
            err = load_entry(loading, below, deep);
    }
    closedir(dir);
    return err;
}

static int compare_pages(const void *a, const void *b)
{
    return strcmp(((const struct page *)a)->path, ((const struct page *)b)->path);
}

enum err pages_load(struct pages **ret, const char *folder)
{
    struct pages *pages = mem_zalloc(1, sizeof *pages);
    if (!pages)
        return ERR_NOMEM;

    enum err err = OK;
    if (folder[0]) {
        struct loading loading = {pages, folder};
        err = load_folder(&loading, "", 0);
        if (!err && pages->n)
            qsort(pages->all, pages->n, sizeof *pages->all, compare_pages);
        if (!err && !pages_find(pages, slice_of_text("/")))
            err = ERR_NOT_FOUND;
    }
    if (err) {
        LOG_ERROR(net, "cannot load the pages", "folder=%s err=%s hint=\"%s\"", folder,
                  err_name(err), err == ERR_NOT_FOUND ? "is the web client built?" : "");
        pages_free(pages);
        return err;
    }
    LOG_INFO(net, "pages loaded", "files=%zu folder=%s", pages->n, folder);
    *ret = pages;
    return OK;
}

void pages_free(struct pages *pages)
{
    if (!pages)
        return;
    for (size_t i = 0; i < pages->n; i++) {
        mem_free(pages->all[i].path);
        for (enum page_coding coding = PAGE_PLAIN; coding < PAGE_CODINGS; coding++)
            free_body(&pages->all[i].bodies[coding]);
    }
    mem_free(pages->all);
    mem_free(pages);
}

/* Whose page says what the code in its address stands for. */
static bool is_of_certificate(struct slice path)
{
    static const char folder[] = "/sertifikat/";
    struct id code;
    size_t len = sizeof folder - 1;
    return path.len > len && memcmp(path.at, folder, len) == 0 &&
           id_parse(&code, (struct slice){path.at + len, path.len - len}) == OK;
}

const struct page *pages_find(const struct pages *pages, struct slice path)
{
    if (is_of_certificate(path))
        path = slice_of_text("/sertifikat.html");
    for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
        if (slice_is_text(path, aliases[i].path))
            path = slice_of_text(aliases[i].file);

    size_t from = 0;
    size_t to = pages->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        struct page *page = &pages->all[middle];
        size_t len = strlen(page->path);
        int order = memcmp(path.at, page->path, path.len < len ? path.len : len);
        if (order == 0 && path.len == len)
            return page;
        if (order < 0 || (order == 0 && path.len < len))
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}
