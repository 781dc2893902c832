/* siasn_record.h - one record of the personnel system (SIASN), and the body in which it is sent.
 *
 * Runs on   any thread. Pure; plain data, by value.
 *
 * Source of names and types: domain notes 4.2 (public clients of BKN's service, B) and 4.3
 * (reference jenisDiklatId and latihanStrukturalId, B). "Sertipikat" is spelled with p in what is
 * sent and with f in the history that is read: siasn_history.h has its own mapper.
 * Structural training goes to /diklat/save, all else to /kursus/save (observed, C).
 */
#ifndef FEED_SIASN_RECORD_H
#define FEED_SIASN_RECORD_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "feed/reason.h"
#include "store/catalog.h"
#include "store/certificate.h"
#include "wire/json_out.h"

#define SIASN_STRUCTURAL 1 /* jenisDiklatId of structural training */
#define SIASN_DATE_MAX 11  /* dd-mm-yyyy */
#define SIASN_NUMBER_MAX 12

struct siasn_record {
    enum outbox_kind kind;         /* OUTBOX_COURSE or OUTBOX_TRAINING */
    char id[OUTBOX_REMOTE_ID_MAX]; /* "" while it is not known there: null in the body */
    char agency[CATALOG_SIASN_ID_MAX];
    char person[CATALOG_SIASN_ID_MAX];
    char organiser[CATALOG_TITLE_MAX];
    char title[CATALOG_TITLE_MAX];
    char number[CERTIFICATE_NUMBER_MAX]; /* of the certificate */
    char type[SIASN_NUMBER_MAX];         /* jenisDiklatId, a number as text; "": none */
    char letter[2];
    char structural[2]; /* latihanStrukturalId */
    int64_t jp;
    int64_t year;
    char first_day[SIASN_DATE_MAX];
    char last_day[SIASN_DATE_MAX];
};

/* Days since 1970 in the activity's official zone; the year is that of the last day. */
void siasn_record_days(struct siasn_record *record, int64_t first_day, int64_t last_day);
/* latihanStrukturalId by the name of the programme in a title, whole words: "... PIM III ..." is 3.
 * "8", other, when it names none. Borrowed. */
const char *siasn_structural(const char *title);

/* The body as a member, or an item, of what is written. */
void siasn_body_put(struct json_out *out, const char *key, const struct siasn_record *record);
/* Adds the body, the same bytes for the same record. A lack of memory shows in ret->bad. */
void siasn_body_write(const struct siasn_record *record, struct buffer *ret);
/* The other way. ERR_MALFORMED, ERR_INVALID: it was not written by siasn_body_write. ERR_NOMEM. */
MUST_CHECK enum err siasn_body_read(enum outbox_kind kind, struct slice body,
                                    struct siasn_record *ret);

/* What is missing before it can be sent; FEED_READY: nothing. */
enum feed_reason siasn_record_gap(const struct siasn_record *record);

/* Names of the members of a body, in order, for tables; NULL ends them. */
const char *siasn_body_name(enum outbox_kind kind, size_t i);
/* The text of one member as a table shows it: "" for null and for an empty list. */
void siasn_body_cell(const struct siasn_record *record, size_t i, struct buffer *ret);

/* ---- where things are, below feed.url ---- */

/* "/kursus/save", "/diklat/save" */
const char *siasn_save_path(enum outbox_kind kind);
/* "/kursus/delete/" */
const char *siasn_delete_path(enum outbox_kind kind);
/* "/pns/rw-kursus/" */
const char *siasn_history_path(enum outbox_kind kind);
/* "rwKursusId": the member of mapData with the new id. */
const char *siasn_id_name(enum outbox_kind kind);
/* id_ref_dokumen of its certificate: 874 Dok Sertifikat Diklat, 881 Dok Sertifikat Kursus (C). */
const char *siasn_document_type(enum outbox_kind kind);

#endif
