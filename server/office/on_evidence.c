/* A document goes into the office, and comes out again. */
#include <string.h>

#include "credit/policy_words.h"
#include "judging/book.h"
#include "office/access.h"
#include "office/call.h"
#include "office/document.h"
#include "office/handlers.h"
#include "office/query.h"
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

static bool names(const struct book_fact *fact, const char *hash)
{
    switch (fact->type) {
    case FACT_EVIDENCE_FILED:
        return strcmp(fact->said.evidence_filed->evidence, hash) == 0;
    case FACT_CORRECTED:
        return fact->said.corrected->has_evidence &&
               strcmp(fact->said.corrected->evidence, hash) == 0;
    case FACT_EXCUSED:
        return fact->said.excused->has_evidence &&
               strcmp(fact->said.excused->evidence, hash) == 0;
    default:
        return false;
    }
}

/* None: the book does not name it, or names it for more than one. */
static struct id person_of(const struct book *book, const char *hash)
{
    struct id ret = id_none;
    for (size_t i = 0; i < book->n_facts; i++) {
        const struct book_fact *fact = book->facts[i];
        if (!names(fact, hash) || id_equal(fact->person, ret))
            continue;
        if (!id_is_none(ret))
            return id_none;
        ret = fact->person;
    }
    return ret;
}

/* Whom the document is about, as the book of the activity that the question names says it; else
 * that activity. */
static enum err find_about(struct call *call, const uint8_t hash[DIGEST_BYTES], struct id *ret)
{
    struct slice text = query_find(call->request, "activity");
    const struct digest_text name = digest_hex(hash);
    struct book book;

    *ret = id_none;
    if (!text.at)
        return OK;
    if (id_parse(ret, text))
        return ERR_INVALID;
    enum err err = book_read(call->store, *ret, &book);
    struct id person = err ? id_none : person_of(&book, name.text);
    if (!id_is_none(person))
        *ret = person;
    book_finish(&book);
    return call_own_fault(err);
}

enum err on_evidence(struct call *call)
{
    uint8_t hash[DIGEST_BYTES];
    struct id about;
    call_hash(call, hash);
    enum err err = document_answer(call, hash);
    if (!err)
        err = find_about(call, hash, &about);
    return err ? err : access_note(call, "evidence_document", about, 1);
}
