/* A coordinator sets attendance right, for one person or for all who were there; or asks what that
 * would change. */
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "judging/judging.h"
#include "office/book_write.h"
#include "office/fact_form.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/query.h"
#include "office/shapes.h"

struct correcting {
    struct call *call;
    struct form form;
    struct class_row class;
    enum unit_mode mode;
    struct msg_fact_corrected *facts; /* one for each person */
    struct book_line *lines;
    size_t n;
    bool trying; /* dry: what would be if it held */
    bool waits;
};

/* ---- the form ---- */

static void read_stretch(struct correcting *own, struct msg_fact_corrected *ret)
{
    struct form *form = &own->form;
    const struct timetable *table = &own->class.table;

    ret->start_ms = json_get_i64(&form->at, "start_ms", 0, FORM_MOMENT_MAX);
    ret->end_ms = json_get_i64(&form->at, "end_ms", 0, FORM_MOMENT_MAX);
    if (!json_ok(&form->doc) || !table->n)
        return;
    if (ret->end_ms <= ret->start_ms)
        form_fault(form, "end_ms", "not_forward", NULL);
    if (ret->start_ms < timetable_start_ms(table) || ret->start_ms >= timetable_end_ms(table))
        form_fault(form, "start_ms", "outside", NULL);
    if (ret->end_ms > timetable_end_ms(table) || ret->end_ms <= timetable_start_ms(table))
        form_fault(form, "end_ms", "outside", NULL);
    if (ret->end_ms > form->call->now_ms)
        form_fault(form, "end_ms", "future", NULL);
}

static void read_common(struct correcting *own, struct msg_fact_corrected *ret)
{
    static const char *const claims[] = {"present", "absent", NULL};
    struct form *form = &own->form;

    fact_form_class(form, &own->class, &own->mode);
    ret->class_id = own->class.id;
    ret->claim = (enum attendance_claim)json_get_word(&form->at, "claim", claims);
    read_stretch(own, ret);
    ret->by = form->call->person;
    if (own->trying) {
        text_copy(ret->reason, sizeof ret->reason, slice_of_text("-")); /* is asked for later */
        return;
    }
    form_text_needed(form, "reason", ret->reason, sizeof ret->reason);
    fact_form_evidence(form, &ret->has_evidence, ret->evidence);
    bool needed = own->mode == MODE_FACE_TO_FACE && ret->claim == ATTENDANCE_CLAIM_PRESENT;
    if (needed && !json_has(&form->at, "evidence"))
        form_fault(form, "evidence", "missing", NULL);
}

static enum err read_people(struct correcting *own, const struct msg_fact_corrected *common)
{
    struct json_node people = json_get_list(&own->form.at, "people", 1, BOOK_LINES_MAX);
    size_t n = json_count(&people);

    own->facts = mem_zalloc(n ? n : 1, sizeof *own->facts);
    own->lines = mem_zalloc(n ? n : 1, sizeof *own->lines);
    if (!own->facts || !own->lines)
        return ERR_NOMEM;
    for (size_t i = 0; i < n; i++) {
        struct json_node person = json_at(&people, i);
        own->facts[i] = *common;
        own->facts[i].person = fact_form_person(&own->form, &person, NULL, (uint32_t)i + 1);
        own->lines[i] = (struct book_line){.type = FACT_CORRECTED, .fact = &own->facts[i]};
        for (size_t k = 0; k < i; k++)
            if (id_equal(own->facts[k].person, own->facts[i].person))
                faults_add(&own->form.call->faults, (uint32_t)i + 1, "person", "twice", NULL);
    }
    own->n = n;
    return OK;
}

static enum err read_form(struct correcting *own)
{
    static const char *const keys[] = {"class",  "people", "claim",    "start_ms",
                                       "end_ms", "reason", "evidence", NULL};
    struct msg_fact_corrected common = {0};
    enum err err = fact_form_open(&own->form, own->call, keys);
    if (err)
        return err;
    read_common(own, &common);
    err = read_people(own, &common);
    return err ? err : form_err(&own->form);
}

/* ---- what it would change ---- */

static enum err judge_them(const struct correcting *own, struct store *store,
                           struct activity_judgement **ret)
{
    const struct call *call = own->call;
    const struct policy_set *policies = call->office->links.policies;
    const struct enrolment_row who = {.activity = call->ids[0], .person = own->facts[0].person};
    if (own->n == 1)
        return judge_person_in_view(store, policies, &who, call->now_ms, ret);
    return judge_activity_in_view(store, policies, who.activity, call->now_ms, ret);
}

struct looking {
    const struct correcting *own;
    struct activity_judgement *after;
};

static enum err look(struct store *store, void *arg)
{
    struct looking *looking = arg;
    return judge_them(looking->own, store, &looking->after);
}

static void put_worth(struct json_out *out, const char *key,
                      const struct activity_judgement *judgement, const struct correcting *own,
                      struct id id)
{
    const struct judged_enrolled *person = judgement_find(judgement, id);
    const struct activity_plan *plan = &judgement->plan;

    json_open_object(out, key);
    for (size_t c = 0; c < plan->n_classes; c++)
        if (id_equal(plan->classes[c].row.id, own->class.id))
            json_put_i64(out, "class_s", (int64_t)person->classes[c].attended_s);
    json_put_i64(out, "attended_s", (int64_t)person->attendance.attended_s);
    json_put_i64(out, "percent_ppm", person->attendance.percent_ppm);
    json_put_bool(out, "enough", judged_enough(judgement, person));
    json_put_i64(out, "jp", person->jp.awarded_jp);
    json_close_object(out);
}

static void put_changes(struct correcting *own, const struct activity_judgement *before,
                        const struct activity_judgement *after)
{
    struct json_out out = call_json(own->call);
    json_open_object(&out, NULL);
    json_put_bool(&out, "second", own->waits);
    json_open_list(&out, "people");
    for (size_t i = 0; i < own->n; i++) {
        struct id person = own->facts[i].person;
        if (!judgement_find(before, person) || !judgement_find(after, person))
            continue;
        json_open_object(&out, NULL);
        shape_id(&out, "person", person);
        put_worth(&out, "before", before, own, person);
        put_worth(&out, "after", after, own, person);
        json_close_object(&out);
    }
    json_close_list(&out);
    json_close_object(&out);
}

static enum err decide(const struct book_moment *moment, void *arg, const char **ret_detail)
{
    struct correcting *own = arg;
    (void)ret_detail;
    own->waits = moment->sealed;
    for (size_t i = 0; i < own->n; i++)
        own->facts[i].second = moment->sealed && !own->trying;
    return OK;
}

static enum err answer_trial(struct correcting *own, struct book_wish *wish)
{
    struct activity_judgement *before = NULL;
    struct looking looking = {.own = own};

    wish->activity = own->call->ids[0];
    wish->by = own->call->person;
    enum err err = judge_them(own, own->call->store, &before);
    if (!err)
        err = book_try(own->call, wish, look, &looking);
    if (!err)
        put_changes(own, before, looking.after);
    judgement_destroy(before);
    judgement_destroy(looking.after);
    return call_own_fault(err);
}

enum err on_correct(struct call *call)
{
    struct correcting own = {.call = call, .trying = query_is_on(call->request, "dry")};

    enum err err = read_form(&own);
    if (!err) {
        struct book_wish wish = {.lines = own.lines, .n = own.n, .decide = decide, .arg = &own};
        err =
            own.trying ? answer_trial(&own, &wish) : fact_form_write(&own.form, &wish, &own.waits);
    }
    mem_free(own.facts);
    mem_free(own.lines);
    form_close(&own.form);
    return err;
}
