/* Who changed what, from which value, when. */
#include "base/date.h"
#include "base/text.h"
#include "office/access.h"
#include "office/call.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/query.h"
#include "office/shapes.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"

#define PAGE_MAX 500
#define PAGE_USUAL 100

struct listing {
    struct call *call;
    struct json_out out;
    uint64_t last;
    size_t n;
    size_t wanted;
};

/* What a change is about, in words: a title or a name. */
static enum err title_of(struct call *call, const struct change_row *row,
                         char ret[CATALOG_TITLE_MAX])
{
    struct activity_row activity;
    struct class_row class;
    enum err err = OK;

    ret[0] = '\0';
    switch (row->noun) {
    case CHANGE_ACTIVITY:
    case CHANGE_UNIT:
    case CHANGE_ENROLMENT:
        err = store_activity_find(call->store, row->about, &activity);
        if (!err)
            text_copy(ret, CATALOG_TITLE_MAX, slice_of_text(activity.title));
        break;
    case CHANGE_CLASS:
    case CHANGE_POLL:
        err = store_class_find(call->store, row->about, &class);
        if (!err)
            text_copy(ret, CATALOG_TITLE_MAX, slice_of_text(class.title));
        break;
    case CHANGE_PERSON:
    case CHANGE_ACCOUNT:
        return call_name_of(call, row->about, ret);
    case CHANGE_TOKEN:
        break;
    }
    return err == ERR_NOT_FOUND ? OK : err;
}

/* Of an enrolment the field is a person. */
static enum err whom_of(struct call *call, const struct change_row *row, char ret[CATALOG_NAME_MAX])
{
    struct id person;
    ret[0] = '\0';
    if (row->noun != CHANGE_ENROLMENT || id_parse(&person, slice_of_text(row->field)))
        return OK;
    return call_name_of(call, person, ret);
}

static enum err put_change(const struct change_row *row, void *arg)
{
    struct listing *listing = arg;
    struct json_out *out = &listing->out;
    char who[CATALOG_NAME_MAX];
    char title[CATALOG_TITLE_MAX];
    char whom[CATALOG_NAME_MAX];

    if (listing->n++ == listing->wanted)
        return OK; /* only so that we know there are more */
    listing->last = row->seq;
    enum err err = call_name_of(listing->call, row->who, who);
    if (!err)
        err = title_of(listing->call, row, title);
    if (!err)
        err = whom_of(listing->call, row, whom);
    if (err)
        return err;
    json_open_object(out, NULL);
    json_put_i64(out, "at_ms", row->at_ms);
    json_put_text(out, "who", who);
    json_put_text(out, "noun", word_name(&change_noun_words, (int)row->noun));
    shape_id(out, "about", row->about);
    json_put_text(out, "title", title);
    json_put_text(out, "field", row->field);
    json_put_text(out, "person", whom);
    json_put_text(out, "before", row->before);
    json_put_text(out, "after", row->after);
    json_put_text(out, "reason", row->reason);
    json_put_bool(out, "imported", !id_is_none(row->import_id));
    json_close_object(out);
    return OK;
}

static enum err read_id(const struct call *call, const char *name, struct id *ret)
{
    struct slice text = query_find(call->request, name);
    if (!text.at || !text.len)
        return OK;
    return id_parse(ret, text) ? ERR_INVALID : OK;
}

enum err on_changes(struct call *call)
{
    struct change_filter filter = {.until_ms = INT64_MAX};
    struct listing listing = {.call = call};
    int64_t limit = PAGE_USUAL;
    int64_t before = 0;

    enum err err = read_id(call, "about", &filter.about);
    if (!err)
        err = read_id(call, "who", &filter.who);
    if (!err)
        err = query_i64(call->request, "from_ms", 0, INT64_MAX, &filter.from_ms);
    if (!err)
        err = query_i64(call->request, "until_ms", 0, INT64_MAX, &filter.until_ms);
    if (!err)
        err = query_i64(call->request, "before", 1, INT64_MAX, &before);
    if (!err)
        err = query_i64(call->request, "limit", 1, PAGE_MAX, &limit);
    if (err)
        return err;
    listing.wanted = (size_t)limit;
    filter.before = (uint64_t)before;
    filter.max = listing.wanted + 1;
    listing.out = call_json(call);
    json_open_object(&listing.out, NULL);
    json_open_list(&listing.out, "changes");
    err = store_changes(call->store, &filter, put_change, &listing);
    json_close_list(&listing.out);
    json_put_i64(&listing.out, "next", listing.n > listing.wanted ? (int64_t)listing.last : 0);
    json_close_object(&listing.out);
    return err ? err : access_look(call, "changes_json", filter.about, listing.n);
}
