/* certificate.h - all that a certificate shows, as it is stored, and as a document.
 *
 * Runs on   any thread. Pure; plain data, by value: some 30 kB, keep it on the heap.
 *
 * What is stored is this, as JSON; the PDF is made of nothing else, so what was once issued looks
 * the same whatever becomes of people and plans. Same content, same bytes.
 * Source of the fields: domain notes 3.3 (annex to Permensos 9/2019; practice of BPSDM). The date
 * of birth is not among them: nobody needs it here.
 */
#ifndef REPORT_CERTIFICATE_H
#define REPORT_CERTIFICATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "credit/policy.h"
#include "credit/unit.h"
#include "store/catalog.h"
#include "store/certificate.h"

#define CERTIFICATE_ADDRESS_MAX 640
#define CERTIFICATE_LINES_MAX 100
#define CERTIFICATE_NO_MARK UINT32_MAX

/* ---- what it shows ---- */

struct certificate_person {
    char name[CATALOG_NAME_MAX];
    char nip[CATALOG_NIP_MAX]; /* 18 digits or "" */
    enum employment employment;
    char agency[CATALOG_TITLE_MAX];
    char unit[CATALOG_TITLE_MAX];
    char position[CATALOG_TITLE_MAX];
};

struct certificate_activity {
    char title[CATALOG_TITLE_MAX];
    char batch[CATALOG_TITLE_MAX];
    char category[POLICY_TITLE_MAX]; /* its title */
    char organiser[CATALOG_TITLE_MAX];
    char legal_basis[CATALOG_QUESTION_MAX];
    char place[CATALOG_TITLE_MAX];
    int64_t first_day; /* in the official zone, since 1970 */
    int64_t last_day;
    bool modes[UNIT_MODES];     /* how it was held, by mode - 1 */
    char policy[POLICY_ID_MAX]; /* version by which the JP were judged */
};

struct certificate_signatory {
    char name[CATALOG_NAME_MAX];
    char position[CATALOG_TITLE_MAX];
    char nip[CATALOG_NIP_MAX];
};

/* A unit, or a class of an activity without units. */
struct certificate_line {
    char title[CATALOG_TITLE_MAX];
    enum unit_mode mode;
    uint32_t jp;      /* planned; 0: none was, then */
    uint32_t minutes; /* of learning */
};

struct certificate_content {
    enum certificate_kind kind;
    char number[CERTIFICATE_NUMBER_MAX];
    struct id code;
    char address[CERTIFICATE_ADDRESS_MAX]; /* where the QR code leads */
    int64_t issued_day;
    struct certificate_person person;
    struct certificate_activity activity;
    struct certificate_signatory signatory;
    uint32_t jp;   /* 0 on a statement */
    uint32_t mark; /* of the post-test, or CERTIFICATE_NO_MARK */
    uint32_t n_lines;
    struct certificate_line lines[CERTIFICATE_LINES_MAX];
    uint32_t lines_more; /* that had no place */
};

/* Adds JSON, the same bytes for the same content; a lack of memory shows in ret->bad. */
void certificate_write(const struct certificate_content *content, struct buffer *ret);
/* ERR_INVALID, ERR_MALFORMED: it was not written by certificate_write. ERR_NOMEM. *ret is then
 * undefined. */
MUST_CHECK enum err certificate_read(struct slice json, struct certificate_content *ret);

/* "SERTIFIKAT" */
const char *certificate_title(enum certificate_kind kind);
/* "daring", "tatap muka", "campuran" */
const char *certificate_mode_words(const bool modes[UNIT_MODES]);

/* ---- the document ---- */

/* Adds a PDF: A4 across, its fonts inside, a QR code to the address. The same bytes for the same
 * content. ERR_NOMEM; ERR_IO: the library failed. */
MUST_CHECK enum err certificate_pdf(const struct certificate_content *content, struct buffer *ret);

#endif
