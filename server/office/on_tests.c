/* Marks of the post-test: one, or a column of a table. */
#include "base/alloc.h"
#include "credit/policy_set.h"
#include "judging/book.h"
#include "office/book_write.h"
#include "office/fact_form.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "store/store_catalog.h"

struct marking {
    struct form form;
    struct msg_fact_test_tried *facts;
    struct book_line *lines;
    size_t n;
    const struct policy *policy;
};

static void read_try(struct marking *own, const struct json_node *node, size_t i)
{
    static const char *const keys[] = {"person", "score", "taken_ms", NULL};
    struct form *form = &own->form;
    struct msg_fact_test_tried *fact = &own->facts[i];

    json_only(node, keys);
    fact->person = fact_form_person(form, node, "person", (uint32_t)i + 1);
    int64_t score = json_get_i64(node, "score", -FORM_MOMENT_MAX, FORM_MOMENT_MAX);
    if (score < 0 || score > 100)
        faults_add(&form->call->faults, (uint32_t)i + 1, "score", "out_of_range", NULL);
    else
        fact->score = (uint32_t)score;
    fact->taken_ms = json_get_i64(node, "taken_ms", 1, FORM_MOMENT_MAX);
    if (fact->taken_ms > form->call->now_ms)
        faults_add(&form->call->faults, (uint32_t)i + 1, "taken_ms", "future", NULL);
    fact->by = form->call->person;
    own->lines[i] = (struct book_line){.type = FACT_TEST_TRIED, .fact = fact};
}

static enum err read_tries(struct marking *own)
{
    struct json_node tries = json_get_list(&own->form.at, "tries", 1, BOOK_LINES_MAX);
    own->n = json_count(&tries);
    own->facts = mem_zalloc(own->n ? own->n : 1, sizeof *own->facts);
    own->lines = mem_zalloc(own->n ? own->n : 1, sizeof *own->lines);
    if (!own->facts || !own->lines)
        return ERR_NOMEM;
    for (size_t i = 0; i < own->n; i++) {
        struct json_node node = json_at(&tries, i);
        read_try(own, &node, i);
    }
    return form_err(&own->form);
}

/* An activity that has no test takes no marks. */
static enum err find_policy(struct marking *own)
{
    struct call *call = own->form.call;
    struct activity_row activity;
    enum err err = store_activity_find(call->store, call->ids[0], &activity);
    if (err)
        return err;
    own->policy = policy_set_find(call->office->links.policies, activity.policy);
    if (!own->policy)
        return ERR_CONFIG;
    if (activity.post_test == TEST_NONE) {
        call->detail = "no_test";
        return ERR_WRONG_PHASE;
    }
    return OK;
}

/* Tries that are there, and those of this form. */
static enum err decide(const struct book_moment *moment, void *arg, const char **ret_detail)
{
    const struct marking *own = arg;
    uint32_t max = own->policy->post_test.attempts_max;

    for (size_t i = 0; max && i < own->n; i++) {
        size_t tries = 0;
        (void)book_tries(moment->book, own->facts[i].person, &tries);
        for (size_t k = 0; k <= i; k++)
            tries += id_equal(own->facts[k].person, own->facts[i].person);
        if (tries <= max)
            continue;
        *ret_detail = "no_attempts_left";
        return ERR_FULL;
    }
    return OK;
}

enum err on_tests(struct call *call)
{
    static const char *const keys[] = {"tries", NULL};
    struct marking own = {0};

    enum err err = fact_form_open(&own.form, call, keys);
    if (!err)
        err = read_tries(&own);
    if (!err)
        err = find_policy(&own);
    if (!err) {
        struct book_wish wish = {.lines = own.lines, .n = own.n, .decide = decide, .arg = &own};
        err = fact_form_write(&own.form, &wish, NULL);
    }
    mem_free(own.facts);
    mem_free(own.lines);
    form_close(&own.form);
    return err;
}
