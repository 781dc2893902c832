/* Every row of tests/credit/cases/: activities of a person, and numbers of civil servants. */
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "credit/case_row.h"
#include "credit/policy_set.h"
#include "judging/calendar_file.h"
#include "judging/json_file.h"
#include "judging/nip.h"
#include "judging/policy_file.h"
#include "support/check.h"

#define FOLDER SINKRON_ROOT "/tests/credit/cases/"
#define POLICIES SINKRON_ROOT "/server/policies"
#define FILE_BYTES_MAX (1024u * 1024u)
#define ROWS_MAX 500
#define THIS_YEAR 2026
#define WORKED_CASES 26
#define OWN_ROWS_MIN 60
#define KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const files[] = {"worked.json", "worth.json",     "limits.json",
                                    "years.json",  "capacity.json",  "presence.json",
                                    "checks.json", "conversion.json"};

static struct policy_set policies;
static struct work_calendar *calendar;
static bool worked[WORKED_CASES + 1];
static bool valued[POLICY_SET_MAX][POLICY_CATEGORIES_MAX]; /* a row is of this category */
static size_t n_rows;

static void must(enum err err, const char *fault)
{
    if (!err)
        return;
    printf("%s\n", fault);
    exit(2);
}

static void note_category(const struct row_activity *activity)
{
    for (size_t p = 0; p < policies.n; p++) {
        const struct policy *policy = policies.at[p];
        const struct policy_category *category = policy_category(policy, activity->category);
        if (category && strcmp(policy->id, activity->policy->id) == 0)
            valued[p][category - policy->categories] = true;
    }
}

static void every_category_has_a_row(void)
{
    for (size_t p = 0; p < policies.n; p++)
        for (size_t i = 0; i < policies.at[p]->n_categories; i++)
            check(valued[p][i], policies.at[p]->categories[i].id);
}

static void run_row(const struct json_node *node)
{
    struct case_row *row = mem_zalloc(1, sizeof *row);
    if (!row)
        exit(2);
    case_row_read(node, &policies, row);
    if (json_ok(node->doc)) {
        int number = atoi(row->name);
        if (number > 0 && number <= WORKED_CASES)
            worked[number] = true;
        else
            n_rows++;
        for (size_t a = 0; a < row->n_activities; a++)
            note_category(&row->activities[a]);
        check_same(case_row_run(row, calendar), 0, row->title);
    }
    case_row_finish(row);
    mem_free(row);
}

static void run_file(const char *name, void (*each)(const struct json_node *))
{
    char path[256], fault[512] = "";
    struct json_file file;
    struct fault_room room = {fault, sizeof fault};

    snprintf(path, sizeof path, FOLDER "%s", name);
    enum err err = json_file_open(&file, path, FILE_BYTES_MAX, room);
    if (!err) {
        struct json_node root = json_root(&file.doc);
        json_only(&root, KEYS("about", "rows"));
        struct json_node list = json_get_list(&root, "rows", 1, ROWS_MAX);
        for (size_t i = 0; i < json_count(&list); i++) {
            struct json_node node = json_at(&list, i);
            each(&node);
        }
        err = json_file_err(&file, room);
    }
    check_text(name, fault, "");
    check_same(err, OK, name);
    json_file_close(&file);
}

static void every_row_comes_out(void)
{
    char fault[512] = "";
    must(policy_dir_load(&policies, POLICIES, fault, sizeof fault), fault);
    must(calendar_file_load(&calendar, POLICIES "/calendars/nasional.json", fault, sizeof fault),
         fault);
    for (size_t i = 0; i < COUNT(files); i++)
        run_file(files[i], run_row);
    for (int i = 1; i <= WORKED_CASES; i++)
        check(worked[i], "each worked case is among the rows");
    every_category_has_a_row();
    check(n_rows >= OWN_ROWS_MIN, "and enough between the lines");
    printf("rows beside the worked cases: %zu\n", n_rows);
    mem_free(calendar);
    policy_set_finish(&policies);
}

static void run_number(const struct json_node *node)
{
    static const char *const kinds[] = {"pns", "pppk", NULL};
    char text[64], story[200];
    struct nip nip = {0};

    json_only(node, KEYS("case", "title", "number", "valid", "kind", "female", "born", "fault",
                         "appointed", "printed"));
    json_get_text_or_empty(node, "number", text, sizeof text);
    json_get_text(node, "title", story, sizeof story);
    bool valid = json_get_bool(node, "valid");
    enum nip_fault fault = NIP_SOUND;
    enum err err = nip_read(slice_of_text(text), THIS_YEAR, &nip, &fault);
    check_same(err == OK, valid, story);
    if (json_has(node, "fault"))
        check_text(story, nip_fault_text(fault), json_get_borrowed(node, "fault", 100));
    if (!valid || err)
        return;
    size_t kind = json_get_word(node, "kind", kinds);
    check_same(nip.kind, kind == 0 ? NIP_PNS : NIP_PPPK, story);
    check_same(nip.female, json_get_bool(node, "female"), story);
    check_same(nip.birth_day, json_get_day(node, "born"), story);
    check_same(nip.appointment_year, json_get_i64(node, "appointed", 1900, THIS_YEAR), story);
    check_text(story, nip_printed(nip.digits).text, json_get_borrowed(node, "printed", 40));
}

static void every_number_is_told_sound_or_not(void)
{
    run_file("identifiers.json", run_number);
}

TEST_MAIN(TEST(every_row_comes_out), TEST(every_number_is_told_sound_or_not))
