/* shapes.h - the parts that several answers share, as protocol/openapi.yaml draws them.
 *
 * Runs on   any thread; writes JSON, reads nothing.
 */
#ifndef OFFICE_SHAPES_H
#define OFFICE_SHAPES_H

#include <stdbool.h>
#include <stdint.h>

#include "store/catalog.h"
#include "wire/json_out.h"

struct activity_plan;
struct attendance;
struct jp_entry;
struct judged_presence;
struct reason_list;

/* An Activity. `enrolled`: how many learners. */
void shape_activity(struct json_out *out, const char *key, const struct activity_plan *plan,
                    uint32_t enrolled);
/* The same, with what tells people apart in a list: position and agency, whether they work here. */
void shape_person_line(struct json_out *out, const char *key, const struct person_row *row);
/* A Person, the number masked. */
void shape_person(struct json_out *out, const char *key, const struct person_row *row);
/* An Entry_ of the ledger. */
void shape_entry(struct json_out *out, const char *key, const struct jp_entry *entry);
/* "segments", a list of Segment. */
void shape_segments(struct json_out *out, const struct timetable *table);
/* "intervals": each connection, with what ended it. */
void shape_intervals(struct json_out *out, const struct judged_presence *presence);
/* A list of Reason. */
void shape_reasons(struct json_out *out, const char *key, const struct reason_list *reasons);

void shape_id(struct json_out *out, const char *key, struct id id);
/* "learner", "instructor". */
const char *shape_role(enum enrolment_role role);

#endif
