/* table.h - a table that is written row by row, whatever kind of file it becomes.
 *
 * Runs on   any thread; a table belongs to one.
 * Owns      nothing: each writer (table_csv.h, table_xlsx.h, table_json.h) begins with one of
 * these.
 *
 * Whoever has rows puts the cells of a row in the order of the columns and ends the row. All
 * writers get the same cells from the same function, so the same export has the same figures in
 * each file. The first fault stays in `err`; what is put after it is thrown away.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "base/id.h"

struct table_column {
    const char *key;   /* in JSON */
    const char *title; /* in files, in Indonesian */
};

struct map;
struct table;

struct table_ops {
    void (*text)(struct table *table, const char *text); /* NULL: none; only without in_words */
    void (*number)(struct table *table, int64_t value);
    void (*day)(struct table *table, int64_t day); /* since 1970 */
    void (*end_row)(struct table *table);
};

struct table {
    const struct table_ops *ops;
    const struct table_column *columns;
    size_t n_columns;
    size_t at;          /* the column whose cell comes next */
    bool in_words;      /* files: codes and moments as people read them; else as programs do */
    bool whole_nip;     /* files, and who may read:people: NIPs in full; else masked */
    struct map *people; /* whom there are rows of, for who wants to know; or NULL */
    uint64_t rows;
    enum err err;
};

void table_text(struct table *table, const char *text);
void table_id(struct table *table, struct id id);
/* The id of the person that the row is about. */
void table_person(struct table *table, struct id person);
void table_number(struct table *table, int64_t value);
/* A stable code, or its words. */
void table_word(struct table *table, const char *code, const char *words);
/* `2025-03-10 08:00:03` in the zone, or UTC milliseconds; 0: never. */
void table_moment(struct table *table, int64_t at_ms, int offset_min);
/* CATALOG_NO_DAY: an empty cell. */
void table_day(struct table *table, int64_t day);
void table_nip(struct table *table, const char *digits);
/* All columns have their cell (asserted). */
void table_end_row(struct table *table);

/* Takes bytes of a file, in order. ERR_IO and what else it returns end the writing. */
typedef enum err table_sink(void *arg, struct slice bytes);

#endif
