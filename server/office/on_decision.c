/* A superior decides about evidence that was filed; and the document itself, for whom it concerns.
 */
#include <stdio.h>

#include "judging/book.h"
#include "office/access.h"
#include "office/book_write.h"
#include "office/document.h"
#include "office/fact_form.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"

/* ---- the decision ---- */

/* The filing of the path. ERR_NOT_FOUND: there is none, or it was taken back. */
static enum err find_filing(const struct book *book, struct id event, const struct book_fact **ret)
{
    const struct book_fact *fact = book_find(book, event);
    if (!fact || fact->type != FACT_EVIDENCE_FILED || fact->state != BOOK_HOLDS)
        return ERR_NOT_FOUND;
    *ret = fact;
    return OK;
}

static enum err check_superior(struct store *store, struct id person, struct id superior)
{
    struct person_row row;
    enum err err = store_person_find(store, person, &row);
    return err || id_equal(row.superior, superior) ? err : ERR_NOT_YOURS;
}

static enum err decide(const struct book_moment *moment, void *arg, const char **ret_detail)
{
    const struct msg_fact_evidence_decided *fact = arg;
    const struct book_fact *filing = NULL;

    enum err err = find_filing(moment->book, fact->fact, &filing);
    if (!err)
        err = check_superior(moment->store, filing->person, fact->by);
    if (err)
        return err;
    if (filing->answer) {
        *ret_detail = "decided";
        return ERR_TAKEN;
    }
    /* A report is a duty that is done by filing it: it can be read, not refused. */
    if (filing->said.evidence_filed->kind == FILED_DOCUMENT_LAPORAN_KE_ATASAN && !fact->accepted) {
        *ret_detail = "report_is_read";
        return ERR_WRONG_PHASE;
    }
    return OK;
}

static void read_decision(struct form *form, struct msg_fact_evidence_decided *ret)
{
    ret->fact = form->call->ids[1];
    ret->by = form->call->person;
    ret->accepted = json_get_bool(&form->at, "accepted");
    ret->has_reason = json_has(&form->at, "reason") || (json_ok(&form->doc) && !ret->accepted);
    if (ret->has_reason)
        form_text_needed(form, "reason", ret->reason, sizeof ret->reason);
}

enum err on_evidence_decide(struct call *call)
{
    static const char *const keys[] = {"accepted", "reason", NULL};
    struct msg_fact_evidence_decided fact = {0};
    struct form form;

    enum err err = fact_form_open(&form, call, keys);
    if (!err) {
        read_decision(&form, &fact);
        err = form_err(&form);
    }
    if (!err) {
        struct book_line line = {.type = FACT_EVIDENCE_DECIDED, .fact = &fact};
        struct book_wish wish = {.lines = &line, .n = 1, .decide = decide, .arg = &fact};
        err = fact_form_write(&form, &wish, NULL);
    }
    form_close(&form);
    return err;
}

/* ---- the document ---- */

/* May be read by whoever filed it, and by their superior. */
static enum err check_reader(struct call *call, const struct book_fact *filing)
{
    if (id_equal(filing->person, call->person))
        return OK;
    return call->account.role == ACCOUNT_SUPERIOR
               ? check_superior(call->store, filing->person, call->person)
               : ERR_NOT_YOURS;
}

static enum err answer_document(struct call *call, const struct msg_fact_evidence_filed *filed)
{
    uint8_t hash[DIGEST_BYTES];
    enum err err = digest_parse(slice_of_text(filed->evidence), hash);
    return err ? ERR_IO : document_answer(call, hash);
}

enum err on_filed_document(struct call *call)
{
    const struct book_fact *filing = NULL;
    struct book book;

    enum err err = book_read(call->store, call->ids[0], &book);
    if (!err)
        err = find_filing(&book, call->ids[1], &filing);
    if (!err)
        err = check_reader(call, filing);
    if (!err)
        err = answer_document(call, filing->said.evidence_filed);
    if (!err && !id_equal(filing->person, call->person))
        err = access_note(call, "evidence_document", filing->person, 1);
    book_finish(&book);
    return err;
}
