#include "office/restricting.h"

#include "base/alloc.h"
#include "judging/judging.h"
#include "office/book_shape.h"
#include "office/call.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/shapes.h"
#include "store/catalog.h"
#include "wire/json_out.h"

#define PEOPLE_MAX 1000000

/* ---- shown ---- */

void restriction_put(struct call *call, struct json_out *out, const struct restriction_row *row)
{
    shape_id(out, "id", row->id);
    json_put_text(out, "state", word_name(&restriction_state_words, (int)row->state));
    json_put_i64(out, "asked_ms", row->asked_ms);
    json_put_i64(out, "until_ms", row->asked_ms + RESTRICTION_DUE_MS);
    json_put_text(out, "text", row->text);
    json_put_i64(out, "decided_ms", row->decided_ms);
    shape_someone(out, "decided_by", call->store, row->decided_by);
    json_put_text(out, "reason", row->reason);
    json_put_i64(out, "ended_ms", row->ended_ms);
    shape_someone(out, "ended_by", call->store, row->ended_by);
    json_put_text(out, "end_reason", row->end_reason);
}

enum err restriction_put_of(struct call *call, struct json_out *out, const char *key,
                            struct id person)
{
    struct restriction_row row;
    enum err err = store_restriction_of(call->store, person, &row);
    if (err == ERR_NOT_FOUND) {
        json_put_null(out, key);
        return OK;
    }
    if (err)
        return err;
    json_open_object(out, key);
    restriction_put(call, out, &row);
    json_close_object(out);
    return OK;
}

/* ---- kept back ---- */

static enum err add(const struct restriction_row *row, void *arg)
{
    struct withholding *own = arg;
    if (own->n % 16 == 0) {
        bool *more = mem_realloc(own->met, (own->n + 16) * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        own->met = more;
    }
    own->met[own->n++] = false;
    return map_put_id(&own->people, row->person, (void *)(uintptr_t)own->n);
}

enum err withholding_read(struct call *call, bool all, struct withholding *ret)
{
    *ret = (struct withholding){.call = call};
    map_init(&ret->people, PEOPLE_MAX);
    call->withheld = 0;
    return all || !id_is_none(call->token) ? store_restricted(call->store, add, ret) : OK;
}

void withholding_finish(struct withholding *withholding)
{
    map_finish(&withholding->people);
    mem_free(withholding->met);
}

bool withholds(struct withholding *withholding, struct id person)
{
    uintptr_t place = (uintptr_t)map_get_id(&withholding->people, person);
    if (!place)
        return false;
    withholding->call->withheld += !withholding->met[place - 1];
    withholding->met[place - 1] = true;
    return true;
}

enum err restriction_let_pass(struct call *call, struct id person)
{
    struct withholding withholding;
    enum err err = withholding_read(call, false, &withholding);
    if (!err && withholds(&withholding, person)) {
        call->detail = "processing_restricted";
        err = ERR_LOCKED;
    }
    withholding_finish(&withholding);
    return err;
}

/* Those kept back go behind the others, so that all are let go of in the end. */
static void set_apart(struct withholding *withholding, struct activity_judgement *judgement)
{
    size_t kept = 0;
    for (size_t i = 0; i < judgement->n_people; i++) {
        if (withholds(withholding, judgement->people[i].row.id))
            continue;
        struct judged_enrolled person = judgement->people[i];
        for (size_t at = i; at > kept; at--)
            judgement->people[at] = judgement->people[at - 1];
        judgement->people[kept++] = person;
    }
    judgement->n_people = kept;
}

enum err judge_for(struct call *call, struct activity_judgement **ret)
{
    struct withholding withholding;
    enum err err = withholding_read(call, false, &withholding);
    if (!err)
        err = judge_activity_in_view(call->store, call->office->links.policies, call->ids[0],
                                     call->now_ms, ret);
    if (!err && withholding.n)
        set_apart(&withholding, *ret);
    withholding_finish(&withholding);
    return call_own_fault(err);
}

void judgement_let_go(const struct call *call, struct activity_judgement *judgement)
{
    if (judgement)
        judgement->n_people += call->withheld;
    judgement_destroy(judgement);
}
