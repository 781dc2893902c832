/* The policy versions and what each category is worth: for the forms. */
#include "base/date.h"
#include "credit/policy_set.h"
#include "judging/policy_freeze.h"
#include "office/call.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "store/store.h"

static void put_value(struct json_out *out, const char *key, const struct policy_value *value)
{
    json_open_object(out, key);
    json_put_i64(out, "value", value->value);
    json_put_i64(out, "bonus_percent", value->bonus_percent);
    json_put_i64(out, "jp_per_day_max", value->jp_per_day_max);
    json_close_object(out);
}

static void put_category(struct json_out *out, const struct policy_category *category)
{
    json_open_object(out, NULL);
    json_put_text(out, "id", category->id);
    json_put_text(out, "title_id", category->title_id);
    json_put_text(out, "title_en", category->title_en);
    json_put_text(out, "form", word_name(&category_form_words, (int)category->form));
    json_put_text(out, "basis", word_name(&jp_basis_words, (int)category->basis));
    put_value(out, "national", &category->national);
    put_value(out, "international", &category->international);
    json_put_i64(out, "occurrences_per_month_max", category->occurrences_per_month_max);
    json_put_bool(out, "report_required", category->report_required);
    json_close_object(out);
}

static void put_policy(struct json_out *out, const struct policy *policy, int64_t in_force_ms)
{
    bool open = policy->valid_to == POLICY_OPEN_END;
    json_open_object(out, NULL);
    json_put_text(out, "id", policy->id);
    json_put_text(out, "title", policy->title);
    json_put_text(out, "valid_from",
                  date_text_day(policy->valid_from * DATE_DAY_MS, DATE_UTC).text);
    json_put_text(out, "valid_to",
                  open ? NULL : date_text_day(policy->valid_to * DATE_DAY_MS, DATE_UTC).text);
    json_put_i64(out, "in_force_ms", in_force_ms);
    json_put_i64(out, "jp_seconds", policy->jp_seconds);
    json_put_i64(out, "percent_min", policy->min_attendance_percent);
    json_open_list(out, "categories");
    for (uint32_t i = 0; i < policy->n_categories; i++)
        put_category(out, &policy->categories[i]);
    json_close_list(out);
    json_close_object(out);
}

static enum err put_policies(struct store *store, void *arg)
{
    struct call *call = arg;
    const struct policy_set *policies = call->office->links.policies;
    struct json_out out = call_json(call);
    enum err err = OK;
    json_open_object(&out, NULL);
    json_open_list(&out, "policies");
    for (size_t i = 0; !err && i < policies->n; i++) {
        struct policy_force_row force = {.from_ms = 0};
        err = policy_in_force(store, policies->at[i]->id, &force);
        if (err == ERR_NOT_FOUND)
            err = OK;
        put_policy(&out, policies->at[i], force.from_ms);
    }
    json_close_list(&out);
    json_close_object(&out);
    return err;
}

enum err on_policies(struct call *call)
{
    return store_snapshot(call->store, put_policies, call);
}
