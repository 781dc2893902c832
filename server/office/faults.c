#include "office/faults.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

static bool grow(struct faults *faults)
{
    size_t room = faults->room ? faults->room * 2 : 8;
    struct fault *more = mem_realloc(faults->at, room * sizeof *more);
    if (!more)
        return false;
    faults->at = more;
    faults->room = room;
    return true;
}

/* As much as fits, without cutting a character in two. */
static void copy_whole_codes(char *ret, size_t room, const char *text)
{
    struct slice fits = slice_of_text(text);
    if (fits.len >= room)
        fits.len = room - 1;
    while (fits.len && !text_is_utf8(fits))
        fits.len--;
    text_copy(ret, room, fits);
}

void faults_add(struct faults *faults, uint32_t line, const char *column, const char *code,
                const char *value)
{
    if (faults->n == FAULTS_MAX) {
        faults->more++;
        return;
    }
    if (faults->n == faults->room && !grow(faults)) {
        faults->no_memory = true;
        return;
    }
    struct fault *fault = &faults->at[faults->n++];
    *fault = (struct fault){.line = line, .code = code};
    copy_whole_codes(fault->column, sizeof fault->column, column);
    copy_whole_codes(fault->value, sizeof fault->value, value ? value : "");
}

enum err faults_err(const struct faults *faults)
{
    if (faults->no_memory)
        return ERR_NOMEM;
    return faults->n ? ERR_INVALID : OK;
}

void faults_put(const struct faults *faults, struct json_out *out, const char *key)
{
    json_open_list(out, key);
    for (size_t i = 0; i < faults->n; i++) {
        const struct fault *fault = &faults->at[i];
        json_open_object(out, NULL);
        json_put_i64(out, "line", fault->line);
        json_put_text(out, "column", fault->column);
        json_put_text(out, "code", fault->code);
        json_put_text(out, "value", fault->value);
        json_close_object(out);
    }
    json_close_list(out);
}

void faults_finish(struct faults *faults)
{
    mem_free(faults->at);
    *faults = (struct faults){0};
}
