/* What one states about what another stated: a second coordinator approves, somebody takes a fact
 * back, an objection is answered. */
#include "judging/book.h"
#include "office/book_write.h"
#include "office/call.h"
#include "office/fact_form.h"
#include "office/handlers.h"

/* The fact that the form is about; NULL, and the refusal, when there is none in the book. */
static const struct book_fact *find(const struct book_moment *moment, struct id event,
                                    const char **ret_detail)
{
    const struct book_fact *fact = book_find(moment->book, event);
    if (!fact)
        *ret_detail = "fact_unknown";
    return fact;
}

static enum err refused(enum err err, const char *detail, const char **ret_detail)
{
    *ret_detail = detail;
    return err;
}

/* ---- approvals ---- */

static enum err decide_approval(const struct book_moment *moment, void *arg,
                                const char **ret_detail)
{
    const struct msg_fact_approved *approved = arg;
    const struct book_fact *fact = find(moment, approved->fact, ret_detail);
    if (!fact)
        return ERR_NOT_FOUND;
    if (fact->state != BOOK_WAITS)
        return refused(ERR_TAKEN, "not_waiting", ret_detail);
    if (id_equal(fact->who, approved->by))
        return refused(ERR_NOT_YOURS, "same_person", ret_detail);
    return OK;
}

enum err on_approve(struct call *call)
{
    static const char *const keys[] = {"fact", NULL};
    struct msg_fact_approved fact = {.by = call->person};
    struct book_line line = {.type = FACT_APPROVED, .fact = &fact};
    struct book_wish wish = {.lines = &line, .n = 1, .decide = decide_approval, .arg = &fact};
    struct form form;

    enum err err = fact_form_open(&form, call, keys);
    if (!err) {
        fact.fact = json_get_id(&form.at, "fact");
        err = form_err(&form);
    }
    if (!err)
        err = fact_form_write(&form, &wish, NULL);
    form_close(&form);
    return err;
}

/* ---- withdrawals ---- */

struct withdrawal {
    struct msg_fact_withdrawn fact;
    bool waits;
};

/* What people filed or objected is theirs, and what a superior decided is the superior's. */
static bool is_a_coordinators(const struct book_fact *fact)
{
    switch (fact->type) {
    case FACT_CORRECTED:
    case FACT_EXCUSED:
    case FACT_TEST_TRIED:
    case FACT_OVERLAP_DECIDED:
    case FACT_DIFFERENCE_CONFIRMED:
    case FACT_RECORDED:
        return true;
    case FACT_WITHDRAWN:
        return fact->state == BOOK_WAITS; /* who asked for it may let it be */
    default:
        return false;
    }
}

static enum err decide_withdrawal(const struct book_moment *moment, void *arg,
                                  const char **ret_detail)
{
    struct withdrawal *own = arg;
    const struct book_fact *fact = find(moment, own->fact.fact, ret_detail);
    if (!fact)
        return ERR_NOT_FOUND;
    if (!is_a_coordinators(fact))
        return refused(ERR_NOT_YOURS, "not_a_coordinators", ret_detail);
    if (fact->state != BOOK_HOLDS && fact->state != BOOK_WAITS)
        return refused(ERR_TAKEN, "not_holding", ret_detail);
    if (fact->undoing)
        return refused(ERR_TAKEN, "being_withdrawn", ret_detail);
    bool ends_class = fact->type == FACT_RECORDED || fact->type == FACT_DIFFERENCE_CONFIRMED;
    if (ends_class && moment->activity.closed_ms)
        return refused(ERR_LOCKED, "activity_closed", ret_detail);
    own->fact.second = fact->state == BOOK_HOLDS &&
                       (fact->second || (fact->type == FACT_CORRECTED && moment->sealed));
    own->waits = own->fact.second;
    return OK;
}

enum err on_fact_withdraw(struct call *call)
{
    static const char *const keys[] = {"fact", "reason", NULL};
    struct withdrawal own = {.fact = {.by = call->person}};
    struct book_line line = {.type = FACT_WITHDRAWN, .fact = &own.fact};
    struct book_wish wish = {.lines = &line, .n = 1, .decide = decide_withdrawal, .arg = &own};
    struct form form;

    enum err err = fact_form_open(&form, call, keys);
    if (!err) {
        own.fact.fact = json_get_id(&form.at, "fact");
        form_text_needed(&form, "reason", own.fact.reason, sizeof own.fact.reason);
        err = form_err(&form);
    }
    if (!err)
        err = fact_form_write(&form, &wish, &own.waits);
    form_close(&form);
    return err;
}

/* ---- answers to objections ---- */

static enum err decide_answer(const struct book_moment *moment, void *arg, const char **ret_detail)
{
    const struct msg_fact_objection_answered *answer = arg;
    const struct book_fact *fact = find(moment, answer->fact, ret_detail);
    if (!fact)
        return ERR_NOT_FOUND;
    if (fact->type != FACT_OBJECTED)
        return refused(ERR_NOT_FOUND, "no_objection", ret_detail);
    if (fact->answer)
        return refused(ERR_TAKEN, "answered", ret_detail);
    if (fact->state != BOOK_HOLDS)
        return refused(ERR_TAKEN, "not_holding", ret_detail);
    return OK;
}

enum err on_answer(struct call *call)
{
    static const char *const keys[] = {"fact", "accepted", "text", NULL};
    struct msg_fact_objection_answered fact = {.by = call->person};
    struct book_line line = {.type = FACT_OBJECTION_ANSWERED, .fact = &fact};
    struct book_wish wish = {.lines = &line, .n = 1, .decide = decide_answer, .arg = &fact};
    struct form form;

    enum err err = fact_form_open(&form, call, keys);
    if (!err) {
        fact.fact = json_get_id(&form.at, "fact");
        fact.accepted = json_get_bool(&form.at, "accepted");
        form_text_needed(&form, "text", fact.text, sizeof fact.text);
        err = form_err(&form);
    }
    if (!err)
        err = fact_form_write(&form, &wish, NULL);
    form_close(&form);
    return err;
}
