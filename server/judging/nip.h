/* nip.h - the number of a civil servant: NIP of a PNS, NI PPPK of a PPPK.
 *
 * Runs on   any thread. Pure.
 * 18 digits: birth date, year of appointment, month of appointment (PNS) or 2 and the number of the
 * agreement (PPPK), sex, serial number. Sources: Perka BKN 22/2007 and 43/2007; for PPPK practice.
 * There is no check digit: a sound number need not exist. It is text, never a number, and it is
 * personal data: pages show it masked.
 */
#ifndef JUDGING_NIP_H
#define JUDGING_NIP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define NIP_DIGITS_MAX 19
#define NIP_PRINTED_MAX 24

/* A hint: what somebody is stands in the directory, not in the number. */
enum nip_kind { NIP_PNS = 1, NIP_PPPK };

enum nip_fault {
    NIP_SOUND = 0,
    NIP_LENGTH,            /* not 18 digits */
    NIP_FOREIGN,           /* something else than digits, blanks and dots */
    NIP_BIRTH_DATE,        /* digits 1 to 8 are no date */
    NIP_APPOINTMENT_YEAR,  /* digits 9 to 12 lie in the future or before the birth */
    NIP_KIND,              /* digit 13 is none of 0, 1, 2 */
    NIP_APPOINTMENT_MONTH, /* PNS: digits 13 and 14 are no month */
    NIP_AGREEMENT,         /* PPPK: digit 14 is 0 */
    NIP_SEX,               /* digit 15 is neither 1 nor 2 */
    NIP_SERIAL             /* digits 16 to 18 are 000 */
};

struct nip {
    char digits[NIP_DIGITS_MAX];
    enum nip_kind kind;
    int64_t birth_day; /* days since 1970 */
    int appointment_year;
    bool female;
    bool age_is_odd; /* appointed younger than 16 or older than 70: a warning, no more */
};

/* Blanks and dots are passed over. ERR_INVALID with *ret_fault (may be NULL); *ret is untouched.
 * `this_year` bounds the year of appointment. */
MUST_CHECK enum err nip_read(struct slice text, int this_year, struct nip *ret,
                             enum nip_fault *ret_fault);
/* In words: "digits 1 to 8 are no date"; "" for NIP_SOUND. */
const char *nip_fault_text(enum nip_fault fault);

/* By value: nip_printed(row->nip).text. Both take 18 digits; anything else gives "". */
struct nip_text {
    char text[NIP_PRINTED_MAX];
};
/* `19850315 201012 1 002` */
struct nip_text nip_printed(const char *digits);
/* `… 002` (the ellipsis is U+2026) */
struct nip_text nip_masked(const char *digits);

#endif
