/* table_json.h - a table as a list of JSON objects with the keys of its columns.
 *
 * Runs on   one thread.
 * Borrows   the JSON under way; the list has been opened and is closed by the caller.
 */
#ifndef REPORT_TABLE_JSON_H
#define REPORT_TABLE_JSON_H

#include "report/table.h"
#include "wire/json_out.h"

struct table_json {
    struct table table; /* first */
    struct json_out *out;
};

/* `whole_nip`: whoever asks may see numbers of civil servants in full. */
void table_json_init(struct table_json *ret, const struct table_column *columns, size_t n,
                     struct json_out *out, bool whole_nip);

#endif
