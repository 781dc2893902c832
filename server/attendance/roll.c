#include "attendance/roll.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#define VARINT_BYTES_MAX 5
#define HEAD_BYTES_MAX (2 + 3 * VARINT_BYTES_MAX)

void roll_init(struct roll *roll, size_t lines_max)
{
    *roll = (struct roll){.lines_max = lines_max};
}

void roll_finish(struct roll *roll)
{
    mem_free(roll->entries);
    *roll = (struct roll){0};
}

void roll_forget(struct roll *roll)
{
    roll->n = 0;
    roll->known = false;
}

uint8_t roll_age_s(uint64_t sign_mono_ms, uint64_t mono_ms)
{
    uint64_t age_ms = mono_ms > sign_mono_ms ? mono_ms - sign_mono_ms : 0;
    uint64_t age_s = age_ms / 1000 + (age_ms % 1000 != 0);
    return age_s < ROLL_AGE_MAX ? (uint8_t)age_s : ROLL_AGE_MAX;
}

static int by_line(const void *a, const void *b)
{
    const struct roll_entry *x = a;
    const struct roll_entry *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

void roll_sort(struct roll_entry *entries, size_t n)
{
    if (n > 1)
        qsort(entries, n, sizeof *entries, by_line);
}

size_t roll_bytes_max(size_t n_before, size_t n_now)
{
    return HEAD_BYTES_MAX + n_before * VARINT_BYTES_MAX + n_now * (VARINT_BYTES_MAX + 1);
}

const struct roll_entry *roll_find(const struct roll *roll, uint32_t line)
{
    struct roll_entry wanted = {.line = line};
    if (roll->n == 0)
        return NULL;
    return bsearch(&wanted, roll->entries, roll->n, sizeof wanted, by_line);
}

static void write_varint(struct writer *w, uint32_t value)
{
    for (; value >= 0x80; value >>= 7)
        write_u8(w, (uint8_t)(value | 0x80));
    write_u8(w, (uint8_t)value);
}

static uint32_t read_varint(struct reader *r)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < VARINT_BYTES_MAX; i++) {
        uint8_t byte = read_u8(r);
        value |= (uint64_t)(byte & 0x7f) << (7 * i);
        if (byte & 0x80)
            continue;
        if (value > UINT32_MAX || (byte == 0 && i > 0))
            break;
        return (uint32_t)value;
    }
    r->bad = true;
    return 0;
}

/* The line after `before`, by a delta; 0 when the numbers run out or do not rise. */
static uint32_t read_line(struct reader *r, uint32_t before)
{
    uint32_t delta = read_varint(r);
    if (delta == 0 || delta > UINT32_MAX - before)
        r->bad = true;
    return r->bad ? 0 : before + delta;
}

static bool rises(const struct roll_entry *entries, size_t n)
{
    uint32_t before = 0;
    for (size_t i = 0; i < n; i++) {
        if (entries[i].line <= before)
            return false;
        before = entries[i].line;
    }
    return true;
}

static enum err make_room(struct roll *roll, size_t n)
{
    if (n <= roll->room)
        return OK;
    size_t room = roll->room ? roll->room : 16;
    while (room < n)
        room *= 2;
    struct roll_entry *entries = mem_realloc(roll->entries, room * sizeof *entries);
    if (!entries)
        return ERR_NOMEM;
    roll->entries = entries;
    roll->room = room;
    return OK;
}

/* The lines of `from` that are not in `without`, counted, and written unless w is NULL. */
static uint32_t write_gone(struct writer *w, const struct roll *from,
                           const struct roll_entry *without, size_t n)
{
    uint32_t count = 0;
    uint32_t before = 0;
    size_t k = 0;

    for (size_t i = 0; i < from->n; i++) {
        uint32_t line = from->entries[i].line;
        while (k < n && without[k].line < line)
            k++;
        if (k < n && without[k].line == line)
            continue;
        count++;
        if (w)
            write_varint(w, line - before);
        before = line;
    }
    return count;
}

/* The entries that are not the same in `from`, counted, and written unless w is NULL. */
static uint32_t write_set(struct writer *w, const struct roll *from,
                          const struct roll_entry *entries, size_t n)
{
    uint32_t count = 0;
    uint32_t before = 0;
    size_t k = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t line = entries[i].line;
        while (k < from->n && from->entries[k].line < line)
            k++;
        if (k < from->n && from->entries[k].line == line &&
            from->entries[k].age_s == entries[i].age_s)
            continue;
        count++;
        if (w) {
            write_varint(w, line - before);
            write_u8(w, entries[i].age_s);
        }
        before = line;
    }
    return count;
}

enum err roll_encode(struct roll *roll, const struct roll_entry *entries, size_t n, bool whole,
                     struct writer *out)
{
    static const struct roll nobody = {0};

    if (!rises(entries, n))
        return ERR_INVALID;
    if (n > roll->lines_max || n > UINT32_MAX)
        return ERR_FULL;
    enum err err = make_room(roll, n);
    if (err)
        return err;

    if (!roll->known)
        whole = true;
    const struct roll *from = whole ? &nobody : roll;
    write_u8(out, ROLL_VERSION);
    write_u8(out, whole);
    write_varint(out, (uint32_t)n);
    write_varint(out, write_gone(NULL, from, entries, n));
    write_gone(out, from, entries, n);
    write_varint(out, write_set(NULL, from, entries, n));
    write_set(out, from, entries, n);
    if (out->bad)
        return ERR_OVERSIZE;

    if (n)
        memcpy(roll->entries, entries, n * sizeof *entries);
    roll->n = n;
    roll->known = true;
    return OK;
}

/* Copies the entries of `old` to `to` without those that the body names as gone. */
static size_t read_gone(struct reader *r, const struct roll_entry *old, size_t n_old,
                        struct roll_entry *to)
{
    uint32_t count = read_varint(r);
    uint32_t line = 0;
    size_t i = 0;
    size_t kept = 0;

    for (; count > 0 && !r->bad; count--) {
        line = read_line(r, line);
        while (i < n_old && old[i].line < line)
            to[kept++] = old[i++];
        if (i == n_old || old[i].line != line)
            r->bad = true;
        i++;
    }
    while (!r->bad && i < n_old)
        to[kept++] = old[i++];
    return kept;
}

/* Merges the set list of the body with `kept` into `to`, which may be the same array further in
 * front: there is room for every entry that the body can hold between the two. */
static size_t read_set(struct reader *r, const struct roll_entry *kept, size_t n_kept,
                       struct roll_entry *to)
{
    uint32_t count = read_varint(r);
    uint32_t line = 0;
    size_t i = 0;
    size_t n = 0;

    for (; count > 0 && !r->bad; count--) {
        line = read_line(r, line);
        uint8_t age_s = read_u8(r);
        if (r->bad)
            break;
        while (i < n_kept && kept[i].line < line)
            to[n++] = kept[i++];
        if (i < n_kept && kept[i].line == line)
            i++;
        to[n++] = (struct roll_entry){line, age_s};
    }
    while (!r->bad && i < n_kept)
        to[n++] = kept[i++];
    return n;
}

enum err roll_apply(struct roll *roll, struct slice body)
{
    struct reader r = reader_of(body);

    uint8_t version = read_u8(&r);
    uint8_t whole = read_u8(&r);
    uint32_t n_present = read_varint(&r);
    if (r.bad || version != ROLL_VERSION || whole > 1 || (!whole && !roll->known))
        return ERR_MALFORMED;
    if (n_present > roll->lines_max)
        return ERR_FULL;

    size_t n_old = whole ? 0 : roll->n;
    size_t n_set_max = body.len / 2; /* an entry takes two bytes at least */
    size_t room = n_old + n_set_max;
    struct roll_entry *entries = mem_zalloc(room, sizeof *entries);
    if (!entries)
        return ERR_NOMEM;

    struct roll_entry *kept = entries + n_set_max;
    size_t n_kept = read_gone(&r, roll->entries, n_old, kept);
    size_t n = r.bad ? 0 : read_set(&r, kept, n_kept, entries);
    if (r.bad || read_rest(&r).len > 0 || n != n_present) {
        mem_free(entries);
        return ERR_MALFORMED;
    }

    mem_free(roll->entries);
    *roll = (struct roll){entries, n, room, roll->lines_max, true};
    return OK;
}
