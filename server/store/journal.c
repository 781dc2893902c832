#include "store/journal.h"

#include <string.h>

#include "attendance/presence.h"

#define LINE_VERSION 1
#define CHAIN_VERSION 2 /* 1 was over whole lines */

static bool kind_exists(uint16_t kind)
{
    return (kind >= PRESENCE_JOINED && kind <= PRESENCE_ROLL) || kind >= JOURNAL_FACT_FIRST;
}

enum err journal_line_check(const struct journal_line *line)
{
    if (id_is_none(line->event) || id_is_none(line->class_id) || !kind_exists(line->kind))
        return ERR_INVALID;
    if (line->body.len > JOURNAL_BODY_BYTES_MAX)
        return ERR_OVERSIZE;
    return OK;
}

enum err journal_line_presence(const struct journal_line *line, struct presence *ret)
{
    if (line->kind < PRESENCE_JOINED || line->kind > PRESENCE_ROLL)
        return ERR_INVALID;
    struct presence fact = {
        .kind = (enum presence_kind)line->kind,
        .why = (enum leave_reason)line->why,
        .at_ms = line->at_ms,
        .line = line->line,
        .seat = line->seat,
        .person = line->person,
        .roll = line->body,
    };
    if (!presence_is_whole(&fact))
        return ERR_INVALID;
    *ret = fact;
    return OK;
}

static uint64_t as_bits(int64_t value)
{
    uint64_t bits = 0;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static int64_t as_number(uint64_t bits)
{
    int64_t value = 0;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void write_id(struct writer *w, struct id id)
{
    write_bytes(w, (struct slice){id.bytes, ID_BYTES});
}

static struct id read_id(struct reader *r)
{
    struct id id = id_none;
    struct slice bytes = read_bytes(r, ID_BYTES);
    if (bytes.len == ID_BYTES)
        memcpy(id.bytes, bytes.at, ID_BYTES);
    return id;
}

static void write_head(struct writer *w, const struct journal_line *line)
{
    write_id(w, line->event);
    write_id(w, line->class_id);
    write_id(w, line->run);
    write_id(w, line->person);
    write_u16(w, line->kind);
    write_u8(w, line->why);
    write_u32(w, line->line);
    write_u32(w, line->seat);
    write_u64(w, as_bits(line->at_ms));
    write_u64(w, line->mono_ms);
}

void journal_line_write(struct writer *w, const struct journal_line *line)
{
    write_u8(w, LINE_VERSION);
    write_head(w, line);
    write_u32(w, (uint32_t)line->body.len);
    write_bytes(w, line->body);
}

enum err journal_line_read(struct slice in, struct journal_line *ret)
{
    struct reader r = reader_of(in);
    struct journal_line line = {0};

    uint8_t version = read_u8(&r);
    line.event = read_id(&r);
    line.class_id = read_id(&r);
    line.run = read_id(&r);
    line.person = read_id(&r);
    line.kind = read_u16(&r);
    line.why = read_u8(&r);
    line.line = read_u32(&r);
    line.seat = read_u32(&r);
    line.at_ms = as_number(read_u64(&r));
    line.mono_ms = read_u64(&r);
    uint32_t len = read_u32(&r);
    line.body = read_rest(&r);

    if (r.bad || version != LINE_VERSION || line.body.len != len || journal_line_check(&line))
        return ERR_MALFORMED;
    *ret = line;
    return OK;
}

bool journal_may_erase(uint16_t kind)
{
    return kind == JOURNAL_KIND_CHAT || kind == JOURNAL_KIND_VOTE || kind == JOURNAL_KIND_REMOVED;
}

void journal_body_hash(const struct journal_line *line, uint8_t ret[DIGEST_BYTES])
{
    digest_sha256(line->body, ret);
}

void journal_line_hash(const uint8_t before[DIGEST_BYTES], const struct journal_line *line,
                       const uint8_t body_hash[DIGEST_BYTES], uint8_t ret[DIGEST_BYTES])
{
    uint8_t bytes[DIGEST_BYTES + JOURNAL_LINE_HEAD_BYTES + DIGEST_BYTES];
    struct writer w = writer_of(bytes, sizeof bytes);
    write_bytes(&w, (struct slice){before, DIGEST_BYTES});
    write_u8(&w, CHAIN_VERSION);
    write_head(&w, line);
    write_bytes(&w, (struct slice){body_hash, DIGEST_BYTES});
    digest_sha256((struct slice){bytes, writer_len(&w)}, ret);
}

static bool body_is_whole(const struct journal_row *row)
{
    uint8_t hash[DIGEST_BYTES];
    if (row->erased_ms)
        return journal_may_erase(row->line.kind) && row->line.body.len == 0;
    journal_body_hash(&row->line, hash);
    return memcmp(hash, row->body_hash, DIGEST_BYTES) == 0;
}

bool journal_row_follows(uint8_t at[DIGEST_BYTES], const struct journal_row *row)
{
    journal_line_hash(at, &row->line, row->body_hash, at);
    return body_is_whole(row) && memcmp(at, row->hash, DIGEST_BYTES) == 0;
}
