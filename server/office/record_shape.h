/* record_shape.h - a person's record as protocol/openapi.yaml draws it: Record and RecordDetail.
 *
 * Runs on   the pool's threads; writes JSON, reads the names of those who wrote facts.
 */
#ifndef OFFICE_RECORD_SHAPE_H
#define OFFICE_RECORD_SHAPE_H

#include "base/err.h"
#include "judging/person_record.h"
#include "wire/json_out.h"

struct call;

/* Answers with a Record. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err shape_record(struct call *call, const struct person_record *record);
/* Answers with the RecordDetail of record->activities[0], which is judged. */
void shape_record_detail(struct call *call, const struct person_record *record);

/* A RecordYear: sums and where they stand, of record->year. */
void shape_record_year(struct json_out *out, const char *key, const struct person_record *record);
/* A RecordActivity. */
void shape_record_activity(struct json_out *out, const char *key,
                           const struct record_activity *activity);
/* JP by mode, of `jp` altogether. */
void shape_modes(struct json_out *out, const char *key, const int64_t mode_jp[UNIT_MODES],
                 int64_t jp);

#endif
