#include "office/export_query.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "office/call.h"
#include "office/office.h"
#include "office/query.h"

#define VALUE_MAX 512
#define ID_DIGITS (ID_TEXT_MAX - 1)
#define YEAR_MIN 2000
#define YEAR_MAX 2100

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Undoes what net has made of the value. False: it does not fit, or is no UTF-8. */
static bool decode(struct slice value, char *ret, size_t room)
{
    size_t len = 0;
    for (size_t i = 0; i < value.len; i++) {
        char c = (char)value.at[i];
        if (c == '%' && i + 2 < value.len) {
            int high = hex_digit((char)value.at[i + 1]);
            int low = hex_digit((char)value.at[i + 2]);
            if (high < 0 || low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (len + 1 >= room)
            return false;
        ret[len++] = c;
    }
    ret[len] = '\0';
    return text_is_utf8((struct slice){(const uint8_t *)ret, len});
}

static void fault(struct call *call, const char *name, const char *code, struct slice value)
{
    char text[FAULT_VALUE_MAX];
    text_copy(text, sizeof text, value);
    faults_add(&call->faults, 0, name, code, text);
}

static void check_names(struct call *call, const char *const *names)
{
    const char *at = call->request->query;
    while (*at) {
        char name[FAULT_COLUMN_MAX];
        size_t known = 0;
        text_copy(name, sizeof name, (struct slice){(const uint8_t *)at, strcspn(at, "=&")});
        while (names[known] && strcmp(names[known], name) != 0)
            known++;
        if (!names[known])
            faults_add(&call->faults, 0, name, "unknown", NULL);
        at += strcspn(at, "&");
        at += *at == '&';
    }
}

static void read_id(struct call *call, const char *name, struct id *ret)
{
    struct slice value = query_find(call->request, name);
    if (value.len && id_parse(ret, value))
        fault(call, name, "no_id", value);
}

static void read_day(struct call *call, const char *name, int64_t *ret)
{
    struct slice value = query_find(call->request, name);
    *ret = CATALOG_NO_DAY;
    if (value.len && date_parse_day(value, ret))
        fault(call, name, "no_date", value);
}

static void read_number(struct call *call, const char *name, int64_t min, int64_t max, int64_t *ret)
{
    if (query_i64(call->request, name, min, max, ret))
        fault(call, name, "out_of_range", query_find(call->request, name));
}

static void read_unit(struct call *call, char *ret, size_t room)
{
    struct slice value = query_find(call->request, "unit");
    if (value.len && !decode(value, ret, room)) {
        ret[0] = '\0';
        fault(call, "unit", "too_long", value);
    }
}

/* ---- the cursor ---- */

struct export_cursor export_cursor(const struct export_place *place)
{
    struct export_cursor ret;
    snprintf(ret.text, sizeof ret.text, "%s%s%llu", id_text(place->activity).text,
             id_text(place->person).text, (unsigned long long)place->n);
    return ret;
}

static void read_cursor(struct call *call, struct export_place *ret)
{
    struct slice value = query_find(call->request, "cursor");
    if (!value.len)
        return;
    bool good = value.len > 2 * ID_DIGITS;
    if (good) {
        struct slice number = {value.at + 2 * ID_DIGITS, value.len - 2 * ID_DIGITS};
        good = !id_parse(&ret->activity, (struct slice){value.at, ID_DIGITS}) &&
               !id_parse(&ret->person, (struct slice){value.at + ID_DIGITS, ID_DIGITS}) &&
               !text_to_u64(number, &ret->n);
    }
    if (!good)
        fault(call, "cursor", "no_cursor", value);
}

enum err export_query_read(struct call *call, const char *const *names, struct export_query *ret)
{
    struct export_filter *filter = &ret->filter;
    int64_t limit = EXPORT_LIMIT;

    *ret = (struct export_query){.count = query_is_on(call->request, "count")};
    check_names(call, names);
    read_id(call, "activity", &filter->activity);
    read_id(call, "class", &filter->class_id);
    read_id(call, "person", &filter->person);
    read_unit(call, filter->unit, sizeof filter->unit);
    read_day(call, "from", &filter->from_day);
    read_day(call, "until", &filter->until_day);
    read_number(call, "limit", 0, EXPORT_LIMIT_MAX, &limit);
    read_cursor(call, &ret->place);
    if (filter->from_day != CATALOG_NO_DAY && filter->until_day != CATALOG_NO_DAY &&
        filter->from_day > filter->until_day)
        fault(call, "until", "before_from", query_find(call->request, "until"));
    ret->limit = (uint64_t)limit;
    return faults_err(&call->faults);
}

enum err export_year_read(struct call *call, int *ret)
{
    int64_t year = date_civil(call->now_ms, DATE_WIB).year;
    check_names(call, (const char *const[]){"year", NULL});
    read_number(call, "year", YEAR_MIN, YEAR_MAX, &year);
    *ret = (int)year;
    return faults_err(&call->faults);
}
