/* value.h - a message's struct from the plain `value` of a golden vector, by a road of its own.
 *
 * It reads with json_in where the product reads with record_read, and also builds what the product
 * never reads: the messages of the server, whose texts and lists are borrowed (here: from memory
 * that is good until the next value_fill).
 */
#ifndef TESTS_PROTOCOL_VALUE_H
#define TESTS_PROTOCOL_VALUE_H

#include "wire/json_in.h"
#include "wire/record.h"

/* *ret has record->size bytes. A fault shows in the document of the node. */
void value_fill(const struct record *record, const struct json_node *value, void *ret);

#endif
