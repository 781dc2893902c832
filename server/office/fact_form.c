#include "office/fact_form.h"

#include <string.h>

#include "base/text.h"
#include "judging/book.h"
#include "office/book_write.h"
#include "office/call.h"
#include "office/office.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"

enum err fact_form_open(struct form *form, struct call *call, const char *const *keys)
{
    struct activity_row activity;
    *form = (struct form){.call = call};
    enum err err = store_activity_find(call->store, call->ids[0], &activity);
    return err ? err : form_open(form, call, keys);
}

/* What the store says about a field: what is not there is a fault of it. */
static bool found(struct form *form, enum err err)
{
    if (err && err != ERR_NOT_FOUND && !form->err)
        form->err = err;
    return !err;
}

/* ---- fields ---- */

static enum err is_there(const struct evidence_row *row, void *arg)
{
    (void)row;
    (void)arg;
    return OK;
}

void fact_form_evidence(struct form *form, bool *ret_has, char ret[DIGEST_TEXT_MAX])
{
    uint8_t hash[DIGEST_BYTES];
    *ret_has = false;
    if (!json_has(&form->at, "evidence"))
        return;
    struct slice text = slice_of_text(json_get_borrowed(&form->at, "evidence", OFFICE_BODY_MAX));
    *ret_has = digest_parse(text, hash) == OK &&
               found(form, store_evidence_read(form->call->store, hash, is_there, NULL));
    if (*ret_has)
        text_copy(ret, DIGEST_TEXT_MAX, text);
    else
        form_fault(form, "evidence", "not_filed", NULL);
}

struct mode_search {
    uint32_t ordinal;
    enum unit_mode mode;
};

static enum err look_for_unit(const struct unit_row *row, void *arg)
{
    struct mode_search *search = arg;
    if (row->ordinal == search->ordinal)
        search->mode = row->mode;
    return OK;
}

enum err class_mode(struct store *store, const struct class_row *class, enum unit_mode *ret)
{
    struct mode_search search = {class->unit, MODE_SYNCHRONOUS};
    enum err err = class->unit ? store_units(store, class->activity, look_for_unit, &search) : OK;
    if (!err)
        *ret = search.mode;
    return err;
}

void fact_form_class(struct form *form, struct class_row *ret, enum unit_mode *ret_mode)
{
    struct store *store = form->call->store;
    struct id id = json_get_id(&form->at, "class");
    if (!json_ok(&form->doc))
        return;
    if (!found(form, store_class_find(store, id, ret)) ||
        !id_equal(ret->activity, form->call->ids[0])) {
        form_fault(form, "class", "unknown", NULL);
        return;
    }
    if (ret->cancelled_ms)
        form_fault(form, "class", "cancelled", ret->title);
    (void)found(form, class_mode(store, ret, ret_mode));
}

struct id fact_form_person(struct form *form, const struct json_node *node, const char *key,
                           uint32_t line)
{
    struct enrolment_row row;
    struct id id = json_get_id(node, key);
    if (json_ok(&form->doc) &&
        !found(form, store_enrolment_find(form->call->store, form->call->ids[0], id, &row)))
        faults_add(&form->call->faults, line, "person", "not_enrolled", NULL);
    return id;
}

/* ---- the whole ---- */

enum err fact_form_write(struct form *form, struct book_wish *wish, const bool *waits)
{
    struct call *call = form->call;
    wish->activity = call->ids[0];
    wish->by = call->person;
    enum err err = book_write(call, wish);
    if (err)
        return err;
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_open_list(&out, "facts");
    for (size_t i = 0; i < wish->n; i++) {
        json_open_object(&out, NULL);
        json_put_text(&out, "fact", id_text(wish->lines[i].event).text);
        json_put_text(&out, "state", book_state_name(waits && *waits ? BOOK_WAITS : BOOK_HOLDS));
        json_close_object(&out);
    }
    json_close_list(&out);
    json_close_object(&out);
    return OK;
}
