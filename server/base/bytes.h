/* bytes.h - reading and writing bytes with a cursor that remembers a fault.
 *
 * Read or write everything, check `bad` once. Numbers are big-endian (network order, RFC 1700).
 * No pointer arithmetic on foreign bytes outside this file.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Borrowed bytes; not terminated. */
struct slice {
    const uint8_t *at;
    size_t len;
};

struct slice slice_of_text(const char *text);
bool slice_equal(struct slice a, struct slice b);
bool slice_is_text(struct slice a, const char *text);

struct reader {
    const uint8_t *at;
    const uint8_t *end;
    bool bad;
};

struct reader reader_of(struct slice in);
uint8_t read_u8(struct reader *r);
uint16_t read_u16(struct reader *r);
uint32_t read_u32(struct reader *r);
uint64_t read_u64(struct reader *r);
struct slice read_bytes(struct reader *r, size_t len);
struct slice read_rest(struct reader *r);

/* Writes into memory of the caller; `bad` once it would not fit. */
struct writer {
    uint8_t *start;
    uint8_t *at;
    uint8_t *end;
    bool bad;
};

struct writer writer_of(void *memory, size_t len);
void write_u8(struct writer *w, uint8_t value);
void write_u16(struct writer *w, uint16_t value);
void write_u32(struct writer *w, uint32_t value);
void write_u64(struct writer *w, uint64_t value);
void write_bytes(struct writer *w, struct slice bytes);
void write_text(struct writer *w, const char *text);
/* printf into the writer, without the terminating zero. */
void write_format(struct writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
size_t writer_len(const struct writer *w);

/* Bytes that grow: for building answers and exports. Zero-initialise, end with buffer_finish. */
struct buffer {
    uint8_t *at;
    size_t len;
    size_t room;
    size_t len_max; /* 0: no limit */
    bool bad;       /* out of memory or past len_max: what was added last is missing */
};

void buffer_add(struct buffer *b, struct slice bytes);
void buffer_add_text(struct buffer *b, const char *text);
void buffer_format(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct slice buffer_slice(const struct buffer *b);
void buffer_finish(struct buffer *b);

#endif
