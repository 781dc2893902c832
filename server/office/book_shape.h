/* book_shape.h - a fact of a book, as protocol/openapi.yaml draws it (BookFact).
 *
 * Runs on   one thread with a store of its own; reads the names of people.
 */
#ifndef OFFICE_BOOK_SHAPE_H
#define OFFICE_BOOK_SHAPE_H

#include "base/id.h"
#include "wire/json_out.h"

struct book_fact;
struct store;

/* {"id", "name"}; null for none. Whoever cannot be found has an empty name. */
void shape_someone(struct json_out *out, const char *key, struct store *store, struct id person);
/* "correction", "excuse" ...: what the fact is, in one word. */
const char *book_fact_kind(const struct book_fact *fact);
void shape_book_fact(struct json_out *out, const char *key, struct store *store,
                     const struct book_fact *fact);

#endif
