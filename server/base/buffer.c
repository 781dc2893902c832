#include "base/bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

#define BUFFER_FIRST_BYTES 256

/* Makes sure that `more` bytes fit, growing by doubling; false and `bad` when they may not or
 * cannot. Once bad, nothing is added any more: an answer with a hole in it is no answer. */
static bool buffer_reserve(struct buffer *b, size_t more)
{
    if (b->bad || more > SIZE_MAX / 2 - b->len || (b->len_max && more > b->len_max - b->len)) {
        b->bad = true;
        return false;
    }
    if (more <= b->room - b->len)
        return true;

    size_t room = b->room ? b->room : BUFFER_FIRST_BYTES;
    while (room < b->len + more)
        room *= 2;
    uint8_t *at = mem_realloc(b->at, room);
    if (!at) {
        b->bad = true;
        return false;
    }
    b->at = at;
    b->room = room;
    return true;
}

void buffer_add(struct buffer *b, struct slice bytes)
{
    if (!buffer_reserve(b, bytes.len) || bytes.len == 0)
        return;
    memcpy(b->at + b->len, bytes.at, bytes.len);
    b->len += bytes.len;
}

void buffer_add_text(struct buffer *b, const char *text)
{
    buffer_add(b, slice_of_text(text));
}

/* Room for the terminating zero of vsnprintf is reserved behind the limit: it is not content. */
void buffer_format(struct buffer *b, const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);

    int len = vsnprintf(NULL, 0, format, args);
    size_t len_max = b->len_max;
    if (len < 0 || (len_max && (size_t)len > len_max - b->len)) {
        b->bad = true;
    } else {
        b->len_max = len_max ? len_max + 1 : 0;
        if (buffer_reserve(b, (size_t)len + 1)) {
            vsnprintf((char *)b->at + b->len, (size_t)len + 1, format, again);
            b->len += (size_t)len;
        }
        b->len_max = len_max;
    }

    va_end(again);
    va_end(args);
}

struct slice buffer_slice(const struct buffer *b)
{
    return (struct slice){b->at, b->len};
}

void buffer_finish(struct buffer *b)
{
    mem_free(b->at);
    *b = (struct buffer){0};
}
