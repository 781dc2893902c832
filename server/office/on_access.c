/* Who took which personal data out of here: for whoever answers for them. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "office/access.h"
#include "office/call.h"
#include "office/export_file.h"
#include "office/export_query.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/query.h"
#include "report/table_json.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"

#define FILE_PIECE 500 /* rows of one look into the database */

static const struct table_column columns[] = {
    {"at_ms", "Waktu (WIB)"},
    {"who", "ID pengambil"},
    {"who_name", "Diambil oleh"},
    {"token", "ID token mesin"},
    {"token_title", "Token mesin"},
    {"what", "Data"},
    {"about", "ID kegiatan atau pegawai"},
    {"about_title", "Tentang"},
    {"people", "Jumlah orang"},
    {"address", "Alamat jaringan"},
    {"filter", "Saringan"},
};
#define COLUMNS (sizeof columns / sizeof columns[0])

struct listing {
    struct call *call;
    struct change_filter filter;
    struct table *table;
    size_t wanted;
    size_t n;      /* of this look */
    uint64_t rows; /* of all looks */
    uint64_t last; /* the row put last */
};

/* ---- names ---- */

/* An activity's title or a person's name. */
static enum err find_about(struct call *call, struct id about, char ret[CATALOG_TITLE_MAX])
{
    struct activity_row activity;
    ret[0] = '\0';
    if (id_is_none(about))
        return OK;
    enum err err = store_activity_find(call->store, about, &activity);
    if (!err)
        text_copy(ret, CATALOG_TITLE_MAX, slice_of_text(activity.title));
    return err == ERR_NOT_FOUND ? call_name_of(call, about, ret) : err;
}

struct finding {
    struct id token;
    char *ret;
};

static enum err is_token(const struct token_row *row, void *arg)
{
    const struct finding *finding = arg;
    if (id_equal(row->id, finding->token))
        text_copy(finding->ret, CATALOG_TITLE_MAX, slice_of_text(row->title));
    return OK;
}

static enum err find_token(struct call *call, struct id token, char ret[CATALOG_TITLE_MAX])
{
    struct finding finding = {token, ret};
    ret[0] = '\0';
    return id_is_none(token) ? OK : store_tokens(call->store, is_token, &finding);
}

/* ---- rows ---- */

static enum err put_access(const struct access_row *row, void *arg)
{
    struct listing *listing = arg;
    struct table *table = listing->table;
    char who[CATALOG_TITLE_MAX];
    char token[CATALOG_TITLE_MAX];
    char about[CATALOG_TITLE_MAX];

    if (listing->n++ == listing->wanted)
        return OK; /* only so that we know there are more */
    listing->last = row->seq;
    listing->rows++;
    enum err err = call_name_of(listing->call, row->who, who);
    if (!err)
        err = find_token(listing->call, row->token, token);
    if (!err)
        err = find_about(listing->call, row->about, about);
    if (err)
        return err;
    table_moment(table, row->at_ms, DATE_WIB);
    table_id(table, row->who);
    table_text(table, who);
    table_id(table, row->token);
    table_text(table, token);
    table_text(table, row->what);
    table_id(table, row->about);
    table_text(table, about);
    table_number(table, (int64_t)row->people);
    table_text(table, row->address);
    table_text(table, row->filter);
    table_end_row(table);
    return table->err;
}

/* One look at most `listing->wanted` rows; *ret_more: there are others. */
static enum err put_some(struct listing *listing, bool *ret_more)
{
    listing->n = 0;
    listing->filter.max = listing->wanted + 1;
    enum err err = store_accesses(listing->call->store, &listing->filter, put_access, listing);
    *ret_more = listing->n > listing->wanted;
    listing->filter.before = listing->last;
    return err;
}

/* Days in WIB, both in. */
static struct listing listing_of(struct call *call, const struct export_query *query)
{
    const struct export_filter *filter = &query->filter;
    struct listing ret = {.call = call, .filter = {.until_ms = INT64_MAX}};
    const int64_t zone_ms = DATE_WIB * DATE_MINUTE_MS;
    if (filter->from_day != CATALOG_NO_DAY)
        ret.filter.from_ms = filter->from_day * DATE_DAY_MS - zone_ms;
    if (filter->until_day != CATALOG_NO_DAY)
        ret.filter.until_ms = (filter->until_day + 1) * DATE_DAY_MS - zone_ms - 1;
    ret.filter.about = id_is_none(filter->person) ? filter->activity : filter->person;
    ret.filter.before = query->place.n;
    return ret;
}

static enum err put_file(struct table *table, void *arg)
{
    struct listing *listing = arg;
    bool more = true;
    enum err err = OK;
    listing->table = table;
    listing->wanted = FILE_PIECE;
    while (!err && more)
        err = put_some(listing, &more);
    return err;
}

enum err on_access_csv(struct call *call)
{
    struct export_query query;
    uint64_t people = 0;
    enum err err = export_query_read(
        call, (const char *const[]){"activity", "person", "from", "until", NULL}, &query);
    if (err)
        return err;
    struct listing listing = listing_of(call, &query);
    const struct export_table table = {"jejak-akses", columns, COLUMNS, put_file, &listing};
    err = call_own_fault(export_file(call, &table, EXPORT_CSV, &people));
    return err ? err : access_note(call, "access_csv", listing.filter.about, listing.rows);
}

enum err on_access(struct call *call)
{
    struct export_query query;
    enum err err = export_query_read(
        call, (const char *const[]){"activity", "person", "from", "until", "cursor", "limit", NULL},
        &query);
    if (err)
        return err;
    struct listing listing = listing_of(call, &query);
    struct json_out out = call_json(call);
    struct table_json rows;
    bool more = false;

    json_open_object(&out, NULL);
    json_open_list(&out, "rows");
    table_json_init(&rows, columns, COLUMNS, &out, false);
    listing.table = &rows.table;
    listing.wanted = (size_t)query.limit;
    err = put_some(&listing, &more);
    if (err)
        return call_own_fault(err);
    json_close_list(&out);
    const struct export_place place = {.n = listing.last};
    json_put_text(&out, "next", more && listing.last ? export_cursor(&place).text : NULL);
    json_close_object(&out);
    return access_look(call, "access_json", listing.filter.about, listing.rows);
}
