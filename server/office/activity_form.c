#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "credit/entry.h"
#include "credit/policy_set.h"
#include "judging/nip.h"
#include "office/call.h"
#include "office/changes.h"
#include "office/form.h"
#include "office/office_inside.h"
#include "office/plan_form.h"
#include "store/store_catalog.h"

#define PLANNED_JP_MAX POLICY_JP_MAX

const char *const activity_form_keys[] = {"title",
                                          "organiser",
                                          "category",
                                          "international",
                                          "planned_jp",
                                          "planned_day",
                                          "zone",
                                          "percent_min",
                                          "description",
                                          "ledger",
                                          "post_test",
                                          "batch",
                                          "place",
                                          "legal_basis",
                                          "signatory_name",
                                          "signatory_position",
                                          "signatory_nip",
                                          "reason",
                                          NULL};

static void read_zone(struct form *form, enum date_zone *ret)
{
    char word[8] = "";
    form_text(form, "zone", word, sizeof word);
    if (word[0] && zone_parse(slice_of_text(word), ret))
        form_fault(form, "zone", "unknown_word", word);
}

static void read_signatory_nip(struct form *form, struct activity_row *row)
{
    struct nip nip;
    char text[NIP_PRINTED_MAX * 2] = "";
    int this_year = date_civil(form->call->now_ms, DATE_WIB).year;

    if (!form_has(form, "signatory_nip"))
        return;
    form_text(form, "signatory_nip", text, sizeof text);
    if (!text[0])
        row->signatory_nip[0] = '\0';
    else if (nip_read(slice_of_text(text), this_year, &nip, NULL))
        form_fault(form, "signatory_nip", "nip", text);
    else
        memcpy(row->signatory_nip, nip.digits, sizeof row->signatory_nip);
}

void activity_form_read(struct form *form, struct activity_row *row)
{
    int ledger = (int)row->ledger;
    int post_test = (int)row->post_test;

    form_text(form, "title", row->title, sizeof row->title);
    form_text(form, "organiser", row->organiser, sizeof row->organiser);
    form_text(form, "category", row->category, sizeof row->category);
    form_bool(form, "international", &row->international);
    form_count(form, "planned_jp", 0, PLANNED_JP_MAX, &row->planned_jp);
    read_zone(form, &row->zone);
    form_count(form, "percent_min", 0, 100, &row->min_attendance_percent);
    form_text(form, "description", row->description, sizeof row->description);
    form_word(form, "ledger", &jp_ledger_words, &ledger);
    form_word(form, "post_test", &test_wish_words, &post_test);
    form_text(form, "batch", row->batch, sizeof row->batch);
    form_text(form, "place", row->place, sizeof row->place);
    form_text(form, "legal_basis", row->legal_basis, sizeof row->legal_basis);
    form_text(form, "signatory_name", row->signatory_name, sizeof row->signatory_name);
    form_text(form, "signatory_position", row->signatory_position, sizeof row->signatory_position);
    read_signatory_nip(form, row);
    row->ledger = ledger ? (enum jp_ledger)ledger : LEDGER_COMPETENCY;
    row->post_test = post_test ? (enum test_wish)post_test : TEST_AS_POLICY;
    form_need(form, "title", row->title);
    form_need(form, "organiser", row->organiser);
    form_need(form, "category", row->category);
}

/* ---- the policy ---- */

static enum err look_at_end(const struct class_row *row, void *arg)
{
    int64_t *end_ms = arg;
    if (!row->cancelled_ms && timetable_end_ms(&row->table) > *end_ms)
        *end_ms = timetable_end_ms(&row->table);
    return OK;
}

enum err activity_form_policy(struct form *form, struct activity_row *row, int64_t planned_day)
{
    const struct policy_set *policies = form->call->office->links.policies;
    const struct policy *policy = policy_set_find(policies, row->policy);
    int64_t end_ms = INT64_MIN;
    int64_t day = planned_day;

    enum err err = store_activity_classes(form->store, row->id, look_at_end, &end_ms);
    if (err)
        return err;
    if (end_ms != INT64_MIN)
        day = entry_ends_day(end_ms, (int)row->zone);
    if (day != CATALOG_NO_DAY)
        policy = policy_set_for_day(policies, day);
    if (!policy) {
        form_fault(form, end_ms != INT64_MIN ? "segments" : "planned_day", "no_policy",
                   day == CATALOG_NO_DAY ? NULL : date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
        return OK;
    }
    if (row->category[0] && !policy_category(policy, row->category))
        form_fault(form, "category", "not_in_policy", policy->id);
    snprintf(row->policy, sizeof row->policy, "%s", policy->id);
    return OK;
}

enum err activity_follow_classes(struct form *form, struct id activity)
{
    struct activity_row before;
    enum err err = store_activity_find(form->store, activity, &before);
    if (err)
        return err;
    struct activity_row after = before;
    err = activity_form_policy(form, &after, CATALOG_NO_DAY);
    if (!err)
        err = form_err(form);
    if (err || strcmp(before.policy, after.policy) == 0)
        return err;
    err = store_activity_put(form->store, &after);
    return err ? err : changes_activity(form->store, &form->by, &before, &after);
}

enum err activity_open(struct form *form, struct id activity, struct activity_row *ret)
{
    enum err err = store_activity_find(form->store, activity, ret);
    if (!err && (ret->closed_ms || ret->cancelled_ms))
        err = ERR_LOCKED;
    return err;
}

static bool is_about_paper(const struct form *form)
{
    static const char *const paper[] = {
        "batch",         "place",  "legal_basis", "signatory_name", "signatory_position",
        "signatory_nip", "reason", NULL};
    for (const char *const *key = activity_form_keys; *key; key++) {
        const char *const *at = paper;
        while (*at && strcmp(*at, *key) != 0)
            at++;
        if (!*at && form_has(form, *key))
            return false;
    }
    return true;
}

enum err activity_open_for(struct form *form, struct id activity, struct activity_row *ret)
{
    enum err err = activity_open(form, activity, ret);
    bool only_closed = err == ERR_LOCKED && !ret->cancelled_ms;
    return only_closed && is_about_paper(form) ? OK : err;
}
