/* report.h - the outcome of a run, as a table for people and one line of JSON for tests.
 */
#ifndef LOAD_REPORT_H
#define LOAD_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"
#include "load/crowd.h"

/* `err` is what crowd_run gave. True when all is well: everybody but the sleeper has every packet,
 * whole, in order and none late by HEARING_LATE_MS; the sleeper's are whole and in order, with one
 * gap behind which nothing is of the past. */
bool report_print(const struct crowd *crowd, enum err err, FILE *to);

#endif
