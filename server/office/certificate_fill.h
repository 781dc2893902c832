/* certificate_fill.h - what a certificate shows, taken from a judged activity.
 *
 * Runs on   any thread. Pure.
 */
#ifndef OFFICE_CERTIFICATE_FILL_H
#define OFFICE_CERTIFICATE_FILL_H

#include <stdint.h>

#include "report/certificate.h"

struct activity_judgement;
struct certificate_due;
struct judged_enrolled;

/* All that the activity gives, the same for everybody: a zeroed content in. */
void certificate_fill_activity(const struct activity_judgement *judgement, int64_t now_ms,
                               struct certificate_content *ret);
/* Then for each person. */
void certificate_fill_person(const struct judged_enrolled *person,
                             const struct certificate_due *due, struct certificate_content *ret);
/* `2025/00012/BPSDM`: the first word of the organiser's name that is all capitals, else SNK. */
void certificate_fill_number(uint32_t serial, struct certificate_content *ret);

#endif
