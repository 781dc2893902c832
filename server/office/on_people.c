/* People: looked for, made, changed. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "credit/policy_words.h"
#include "judging/nip.h"
#include "office/access.h"
#include "office/call.h"
#include "office/form.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/person_check.h"
#include "office/person_known.h"
#include "office/person_since.h"
#include "office/query.h"
#include "office/restricting.h"
#include "office/shapes.h"
#include "store/store_catalog.h"

#define PAGE_MAX 200
#define PAGE_USUAL 50
#define QUERY_MAX 241

/* ---- looked for ---- */

struct search {
    struct call *call;
    struct json_out out;
    struct person_filter filter;
    char text[QUERY_MAX];
    char unit[CATALOG_TITLE_MAX];
    struct person_row last;
    struct withholding withholding;
    size_t n;
    size_t wanted;
};

static enum err put_found(const struct person_row *row, void *arg)
{
    struct search *search = arg;
    if (search->n++ == search->wanted)
        return OK; /* only so that we know there are more */
    search->last = *row;
    if (withholds(&search->withholding, row->id))
        return OK;
    shape_person_line(&search->out, NULL, row);
    return OK;
}

/* "after" is the id of the last person of the page before. */
static enum err read_after(struct search *search)
{
    struct slice after = query_find(search->call->request, "after");
    struct person_row row;
    struct id id;

    if (!after.at || !after.len)
        return OK;
    if (id_parse(&id, after))
        return ERR_INVALID;
    enum err err = store_person_find(search->call->store, id, &row);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_INVALID : err;
    search->last = row;
    search->filter.after_name = search->last.name;
    search->filter.after_id = row.id;
    return OK;
}

static enum err read_search(struct search *search)
{
    const struct office_request *request = search->call->request;
    int64_t limit = PAGE_USUAL;

    enum err err = query_i64(request, "limit", 1, PAGE_MAX, &limit);
    if (!err)
        err = query_text(request, "q", search->text, sizeof search->text);
    if (!err)
        err = query_text(request, "unit", search->unit, sizeof search->unit);
    if (err)
        return err;
    search->wanted = (size_t)limit;
    search->filter.text = search->text;
    search->filter.unit = search->unit;
    search->filter.max = search->wanted + 1;
    return read_after(search);
}

enum err on_people(struct call *call)
{
    struct search search = {.call = call};
    char after_name[CATALOG_NAME_MAX];

    enum err err = read_search(&search);
    if (err)
        return err;
    if (search.filter.after_name) {
        memcpy(after_name, search.last.name, sizeof after_name);
        search.filter.after_name = after_name;
    }
    search.out = call_json(call);
    json_open_object(&search.out, NULL);
    json_open_list(&search.out, "people");
    err = withholding_read(call, false, &search.withholding);
    if (!err)
        err = store_people_page(call->store, &search.filter, put_found, &search);
    withholding_finish(&search.withholding);
    json_close_list(&search.out);
    bool more = search.n > search.wanted;
    json_put_text(&search.out, "next", more ? id_text(search.last.id).text : NULL);
    json_close_object(&search.out);
    return err ? err
               : access_look(call, "people_json", search.n == 1 ? search.last.id : id_none,
                             more ? search.wanted : search.n);
}

/* ---- one, with all that stands of them ---- */

static void put_day(struct json_out *out, const char *key, int64_t day)
{
    json_put_text(out, key,
                  day == CATALOG_NO_DAY ? "" : date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
}

static void put_statuses(struct json_out *out, const struct person_statuses *statuses)
{
    json_open_list(out, "statuses");
    for (size_t i = statuses->n; i-- > 0;) {
        const struct person_status *status = &statuses->at[i];
        json_open_object(out, NULL);
        put_day(out, "from", status->from_day);
        json_put_text(out, "employment", word_name(&employment_words, (int)status->employment));
        json_put_text(out, "post", status->post);
        put_day(out, "contract_start", status->contract_start_day);
        put_day(out, "contract_end", status->contract_end_day);
        json_put_text(out, "zone", zone_name(status->zone));
        json_close_object(out);
    }
    json_close_list(out);
}

static void put_row(struct json_out *out, const struct person_row *row, const char *superior,
                    const struct person_statuses *statuses)
{
    json_open_object(out, NULL);
    shape_id(out, "id", row->id);
    json_put_text(out, "name", row->name);
    json_put_text(out, "nip", nip_printed(row->nip).text);
    json_put_text(out, "employment", word_name(&employment_words, (int)row->employment));
    json_put_text(out, "post", row->post);
    json_put_text(out, "unit", row->unit);
    json_put_text(out, "position", row->position);
    json_put_text(out, "agency", row->agency);
    json_put_text(out, "zone", zone_name(row->zone));
    put_day(out, "contract_start", row->contract_start_day);
    put_day(out, "contract_end", row->contract_end_day);
    json_put_text(out, "superior", id_is_none(row->superior) ? "" : id_text(row->superior).text);
    json_put_text(out, "superior_name", superior);
    json_put_text(out, "siasn_id", row->siasn_id);
    json_put_i64(out, "left_ms", row->left_ms);
    put_statuses(out, statuses);
    json_close_object(out);
}

enum err on_person(struct call *call)
{
    struct person_row row;
    struct person_row superior = {0};
    struct person_statuses statuses;

    enum err err = restriction_let_pass(call, call->ids[0]);
    if (!err)
        err = store_person_find(call->store, call->ids[0], &row);
    if (!err)
        err = store_person_statuses(call->store, row.id, &statuses);
    if (!err && !id_is_none(row.superior))
        err = store_person_find(call->store, row.superior, &superior);
    if (err)
        return err;
    struct json_out out = call_json(call);
    put_row(&out, &row, superior.name, &statuses);
    return access_look(call, "person_json", row.id, 1);
}

/* ---- made and changed ---- */

static const char *const keys[] = {
    "name",        "nip",  "employment",     "post",         "unit",     "position", "agency",
    "zone",        "left", "contract_start", "contract_end", "superior", "siasn_id", "reason",
    "status_from", NULL};

static void read_left(struct form *form, struct person_row *row)
{
    bool left = row->left_ms != 0;
    form_bool(form, "left", &left);
    if (!left)
        row->left_ms = 0;
    else if (!row->left_ms)
        row->left_ms = form->call->now_ms;
}

static void read_zone(struct form *form, enum date_zone *ret)
{
    char word[8] = "";
    form_text(form, "zone", word, sizeof word);
    if (word[0] && zone_parse(slice_of_text(word), ret))
        form_fault(form, "zone", "unknown_word", word);
}

static enum err read_person(struct form *form, struct person_row *row)
{
    const struct person_check check = {.store = form->store,
                                       .now_ms = form->call->now_ms,
                                       .faults = &form->call->faults,
                                       .warnings = &form->warnings};
    char nip[NIP_PRINTED_MAX * 2] = "";
    int employment = (int)row->employment;

    form_text(form, "name", row->name, sizeof row->name);
    if (form_has(form, "nip")) {
        form_text(form, "nip", nip, sizeof nip);
        person_read_nip(&check, nip, row);
    }
    form_word(form, "employment", &employment_words, &employment);
    row->employment = (enum employment)employment;
    form_text(form, "post", row->post, sizeof row->post);
    form_text(form, "unit", row->unit, sizeof row->unit);
    form_text(form, "position", row->position, sizeof row->position);
    form_text(form, "agency", row->agency, sizeof row->agency);
    read_zone(form, &row->zone);
    form_day(form, "contract_start", CATALOG_NO_DAY, &row->contract_start_day);
    form_day(form, "contract_end", CATALOG_NO_DAY, &row->contract_end_day);
    form_id(form, "superior", &row->superior);
    form_text(form, "siasn_id", row->siasn_id, sizeof row->siasn_id);
    read_left(form, row);
    enum err err = json_ok(&form->doc) ? person_check(&check, row) : OK;
    return err ? err : form_err(form);
}

/* Since when: as the form says, or from today on where something changes. 0: nothing does. */
static int64_t read_since(struct form *form, const struct person_row *before,
                          const struct person_row *after)
{
    int64_t day = 0;
    form_day(form, "status_from", 0, &day);
    if (day && day < CATALOG_ALWAYS_DAY)
        form_fault(form, "status_from", "no_date", NULL);
    if (!day && before && person_status_differs(before, after))
        day = person_today(form->call->now_ms);
    if (day && after->contract_end_day != CATALOG_NO_DAY && after->contract_end_day < day)
        form_fault(form, "status_from", "status_after_contract", NULL);
    return day;
}

static enum err read_change(struct form *form, struct person_row *before, struct person_row *after)
{
    enum err err = read_person(form, after);
    if (err)
        return err;
    int64_t day = read_since(form, before, after);
    err = form_err(form);
    return err ? err : person_since(form->store, day, before, after);
}

static enum err make_person(struct form *form, void *arg)
{
    struct person_row row = {.id = id_new(form->call->office->links.chance),
                             .zone = DATE_WIB,
                             .contract_start_day = CATALOG_NO_DAY,
                             .contract_end_day = CATALOG_NO_DAY};
    (void)arg;
    enum err err = read_person(form, &row);
    if (!err) {
        row.status_day = read_since(form, NULL, &row);
        err = form_err(form);
    }
    if (!err)
        err = store_person_put(form->store, &row);
    form->made = row.id;
    return err ? err : changes_person(form->store, &form->by, NULL, &row);
}

enum err on_person_make(struct call *call)
{
    return form_write(call, keys, make_person, NULL);
}

static enum err change_person(struct form *form, void *arg)
{
    struct person_row before;
    enum err err = store_person_find(form->store, form->call->ids[0], &before);
    if (err)
        return err;
    struct person_row after = before;
    err = read_change(form, &before, &after);
    if (!err)
        err = store_person_put(form->store, &after);
    form->made = after.id;
    return err ? err : person_written(form->store, &form->by, &before, &after, arg);
}

enum err on_person_change(struct call *call)
{
    struct due_ids told = {0};
    enum err err = form_write(call, keys, change_person, &told);
    if (!err)
        person_follow(call->office->links.feed, &told);
    due_ids_finish(&told);
    return err;
}
