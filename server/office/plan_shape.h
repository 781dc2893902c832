/* plan_shape.h - an activity as it is planned, for whoever may change it: what the page of learners
 * does not need.
 *
 * Runs on   any thread with a store; reads only.
 */
#ifndef OFFICE_PLAN_SHAPE_H
#define OFFICE_PLAN_SHAPE_H

#include <stdint.h>

#include "base/err.h"

struct activity_row;
struct json_out;
struct store;

/* A Plan: all fields, units, and every class, cancelled ones too. ERR_STORE. */
MUST_CHECK enum err shape_plan(struct store *store, struct json_out *out, const char *key,
                               const struct activity_row *activity, int64_t now_ms);

#endif
