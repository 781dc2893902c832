/* gen_fields.h - the fields of all messages, for wire/record.c.
 *
 * Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this.
 */
#ifndef WIRE_GEN_FIELDS_H
#define WIRE_GEN_FIELDS_H

#include "wire/gen_messages.h"
#include "wire/record.h"

/* By type: how each message is read and written. */
extern const struct record msg_record[MSG_TYPE_COUNT];
extern const struct record out_record[OUT_TYPE_COUNT];
extern const struct record fact_record[FACT_TYPE_COUNT];

#endif
