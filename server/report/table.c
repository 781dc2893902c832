#include "report/table.h"

#include <assert.h>
#include <stdio.h>

#include "base/date.h"
#include "base/map.h"
#include "judging/nip.h"
#include "store/catalog.h"

static bool takes(const struct table *table)
{
    assert(table->at < table->n_columns);
    return !table->err;
}

void table_text(struct table *table, const char *text)
{
    if (takes(table))
        table->ops->text(table, text);
    table->at++;
}

static void table_none(struct table *table)
{
    table_text(table, table->in_words ? "" : NULL);
}

void table_id(struct table *table, struct id id)
{
    if (id_is_none(id))
        table_none(table);
    else
        table_text(table, id_text(id).text);
}

void table_person(struct table *table, struct id person)
{
    enum err err = table->people ? map_put_id(table->people, person, table) : OK;
    if (err && err != ERR_TAKEN && !table->err)
        table->err = err;
    table_id(table, person);
}

void table_word(struct table *table, const char *code, const char *words)
{
    table_text(table, table->in_words ? words : code);
}

void table_moment(struct table *table, int64_t at_ms, int offset_min)
{
    if (at_ms == 0) {
        table_none(table);
    } else if (table->in_words) {
        struct date_text text = date_text(at_ms, offset_min);
        char moment[DATE_TEXT_MAX];
        snprintf(moment, sizeof moment, "%.10s %.8s", text.text, text.text + 11);
        table_text(table, moment);
    } else {
        table_number(table, at_ms);
    }
}

void table_number(struct table *table, int64_t value)
{
    if (takes(table))
        table->ops->number(table, value);
    table->at++;
}

void table_day(struct table *table, int64_t day)
{
    if (day == CATALOG_NO_DAY) {
        table_none(table);
        return;
    }
    if (takes(table))
        table->ops->day(table, day);
    table->at++;
}

void table_nip(struct table *table, const char *digits)
{
    table_text(table, table->whole_nip ? nip_printed(digits).text : nip_masked(digits).text);
}

void table_end_row(struct table *table)
{
    assert(table->at == table->n_columns);
    if (!table->err)
        table->ops->end_row(table);
    table->at = 0;
    table->rows++;
}
