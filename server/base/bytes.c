#include "base/bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

struct slice slice_of_text(const char *text)
{
    return (struct slice){(const uint8_t *)text, strlen(text)};
}

bool slice_equal(struct slice a, struct slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool slice_is_text(struct slice a, const char *text)
{
    return slice_equal(a, slice_of_text(text));
}

struct reader reader_of(struct slice in)
{
    static const uint8_t nothing[1];
    const uint8_t *at = in.at ? in.at : nothing;
    return (struct reader){at, at + in.len, false};
}

/* The next `len` bytes, or NULL and the fault is remembered. After a fault nothing is read. */
static const uint8_t *reader_take(struct reader *r, size_t len)
{
    if (r->bad || (size_t)(r->end - r->at) < len) {
        r->bad = true;
        return NULL;
    }
    const uint8_t *at = r->at;
    r->at += len;
    return at;
}

static uint64_t read_number(struct reader *r, size_t len)
{
    const uint8_t *at = reader_take(r, len);
    uint64_t value = 0;
    for (size_t i = 0; at && i < len; i++)
        value = value << 8 | at[i];
    return value;
}

uint8_t read_u8(struct reader *r)
{
    return (uint8_t)read_number(r, 1);
}

uint16_t read_u16(struct reader *r)
{
    return (uint16_t)read_number(r, 2);
}

uint32_t read_u32(struct reader *r)
{
    return (uint32_t)read_number(r, 4);
}

uint64_t read_u64(struct reader *r)
{
    return read_number(r, 8);
}

struct slice read_bytes(struct reader *r, size_t len)
{
    const uint8_t *at = reader_take(r, len);
    return at ? (struct slice){at, len} : (struct slice){NULL, 0};
}

struct slice read_rest(struct reader *r)
{
    return read_bytes(r, (size_t)(r->end - r->at));
}

struct writer writer_of(void *memory, size_t len)
{
    static uint8_t nothing[1];
    uint8_t *at = memory ? memory : nothing;
    return (struct writer){at, at, memory ? at + len : at, false};
}

/* Room for `len` bytes, or NULL and the fault is remembered. */
static uint8_t *writer_take(struct writer *w, size_t len)
{
    if (w->bad || (size_t)(w->end - w->at) < len) {
        w->bad = true;
        return NULL;
    }
    uint8_t *at = w->at;
    w->at += len;
    return at;
}

static void write_number(struct writer *w, uint64_t value, size_t len)
{
    uint8_t *at = writer_take(w, len);
    for (size_t i = len; at && i > 0; i--) {
        at[i - 1] = (uint8_t)value;
        value >>= 8;
    }
}

void write_u8(struct writer *w, uint8_t value)
{
    write_number(w, value, 1);
}

void write_u16(struct writer *w, uint16_t value)
{
    write_number(w, value, 2);
}

void write_u32(struct writer *w, uint32_t value)
{
    write_number(w, value, 4);
}

void write_u64(struct writer *w, uint64_t value)
{
    write_number(w, value, 8);
}

void write_bytes(struct writer *w, struct slice bytes)
{
    uint8_t *at = writer_take(w, bytes.len);
    if (at && bytes.len)
        memcpy(at, bytes.at, bytes.len);
}

void write_text(struct writer *w, const char *text)
{
    write_bytes(w, slice_of_text(text));
}

/* vsnprintf wants a place for its zero, which the writer need not have: a text that fills the
 * memory to the last byte takes a way round. */
void write_format(struct writer *w, const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);

    size_t room = w->bad ? 0 : (size_t)(w->end - w->at);
    int printed = vsnprintf(NULL, 0, format, args);
    size_t len = (size_t)printed;
    bool fits = !w->bad && printed >= 0 && len <= room;
    char *place = !fits ? NULL : len < room ? (char *)w->at : mem_alloc(len + 1);
    if (place) {
        vsnprintf(place, len + 1, format, again);
        if (len == room) {
            write_bytes(w, (struct slice){(uint8_t *)place, len});
            mem_free(place);
        } else {
            w->at += len;
        }
    } else {
        w->bad = true;
    }

    va_end(again);
    va_end(args);
}

size_t writer_len(const struct writer *w)
{
    return (size_t)(w->at - w->start);
}
