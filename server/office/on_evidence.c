/* A document goes into the office, and comes out again. */
#include "credit/policy_words.h"
#include "office/access.h"
#include "office/call.h"
#include "office/document.h"
#include "office/handlers.h"
#include "store/desk.h"

enum err on_evidence_keep(struct call *call)
{
    struct evidence_row row;
    enum err err = document_keep(call, &row);
    if (err)
        return err;
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_text(&out, "hash", digest_hex(row.hash).text);
    json_put_text(&out, "type", word_name(&evidence_type_words, (int)row.type));
    json_put_i64(&out, "bytes", (int64_t)row.bytes.len);
    json_close_object(&out);
    return OK;
}

enum err on_evidence(struct call *call)
{
    uint8_t hash[DIGEST_BYTES];
    call_hash(call, hash);
    enum err err = document_answer(call, hash);
    return err ? err : access_note(call, "evidence_document", id_none, 1);
}
