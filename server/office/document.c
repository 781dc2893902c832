#include "office/document.h"

#include <stdio.h>
#include <string.h>

#include "config/config.h"
#include "office/call.h"
#include "office/office_inside.h"
#include "store/store_desk.h"
#include "store/store_retention.h"
#include "store/store_thread.h"

#define END_BYTES 1024 /* some programs add a few bytes behind the end */

static const struct {
    enum evidence_type type;
    struct slice begin;
    struct slice end;
    const char *ending;
} kinds[] = {
#define BYTES(text)                                                                                \
    {                                                                                              \
        (const uint8_t *)(text), sizeof(text) - 1                                                  \
    }
    {EVIDENCE_PDF, BYTES("%PDF-"), BYTES("%%EOF"), "pdf"},
    {EVIDENCE_JPEG, BYTES("\xff\xd8\xff"), BYTES("\xff\xd9"), "jpg"},
    {EVIDENCE_PNG, BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), BYTES("\0\0\0\0IEND\xae\x42\x60\x82"),
     "png"},
#undef BYTES
};
#define KINDS (sizeof kinds / sizeof kinds[0])

static bool begins_with(struct slice bytes, struct slice begin)
{
    return bytes.len >= begin.len && memcmp(bytes.at, begin.at, begin.len) == 0;
}

static bool ends_with(struct slice bytes, struct slice end)
{
    size_t from = bytes.len > END_BYTES ? bytes.len - END_BYTES : 0;
    for (size_t i = from; i + end.len <= bytes.len; i++)
        if (memcmp(bytes.at + i, end.at, end.len) == 0)
            return true;
    return false;
}

enum err document_type_of(struct slice bytes, enum evidence_type *ret)
{
    for (size_t i = 0; i < KINDS; i++) {
        if (!begins_with(bytes, kinds[i].begin) || !ends_with(bytes, kinds[i].end))
            continue;
        *ret = kinds[i].type;
        return OK;
    }
    return ERR_INVALID;
}

const char *document_ending(enum evidence_type type)
{
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].type == type)
            return kinds[i].ending;
    return "";
}

static enum err keep(struct store *store, void *arg)
{
    return store_evidence_keep(store, arg);
}

enum err document_keep(struct call *call, struct evidence_row *ret)
{
    struct slice bytes = {call->request->body, call->request->body_len};
    *ret = (struct evidence_row){.filed_ms = call->now_ms, .bytes = bytes};
    if (bytes.len > EVIDENCE_BYTES_MAX)
        return ERR_OVERSIZE;
    enum err err = bytes.len ? document_type_of(bytes, &ret->type) : ERR_INVALID;
    if (err) {
        call->detail = bytes.len ? "document_type" : "document_empty";
        return err;
    }
    digest_sha256(bytes, ret->hash);
    struct evidence_keeping keeping = {ret, call->person,
                                       call->office->links.config->retention_documents_max};
    err = store_thread_do(call->office->links.store, keep, &keeping);
    if (err == ERR_FULL)
        call->detail = "documents_unfiled";
    return err;
}

static enum err copy_out(const struct evidence_row *row, void *arg)
{
    struct office_answer *answer = arg;
    snprintf(answer->content_type, sizeof answer->content_type, "%s",
             word_name(&evidence_type_words, (int)row->type));
    snprintf(answer->disposition, sizeof answer->disposition,
             "attachment; filename=\"bukti-%.8s.%s\"", digest_hex(row->hash).text,
             document_ending(row->type));
    buffer_add(&answer->body, row->bytes);
    return answer->body.bad ? ERR_NOMEM : OK;
}

enum err document_answer(struct call *call, const uint8_t hash[DIGEST_BYTES])
{
    return store_evidence_read(call->store, hash, copy_out, call->answer);
}
