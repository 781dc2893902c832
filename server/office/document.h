/* document.h - documents that people file as evidence: what they are, and putting them away.
 *
 * Runs on   document_type_of: any thread. document_keep: the pool; waits for the store thread.
 * A document is what its bytes are, whatever its name or its sender says: PDF (ISO 32000: %PDF- at
 * the beginning, %%EOF near the end), JPEG (SOI to EOI), PNG (signature to IEND).
 */
#ifndef OFFICE_DOCUMENT_H
#define OFFICE_DOCUMENT_H

#include "base/bytes.h"
#include "base/digest.h"
#include "base/err.h"
#include "store/desk.h"

struct call;

/* ERR_INVALID: none of the three, or cut off. */
MUST_CHECK enum err document_type_of(struct slice bytes, enum evidence_type *ret);
/* "pdf", "jpg", "png": the ending of a file's name. */
const char *document_ending(enum evidence_type type);

/* Keeps the body of the request; the same again changes nothing. `ret->bytes` borrows from it.
 * It goes again when no fact names it within some days (office/retention.h). ERR_INVALID with
 * call->detail: "document_empty", "document_type". ERR_FULL with "documents_unfiled": this person
 * has too many of these. ERR_OVERSIZE. ERR_STORE, ERR_BUSY, ERR_NOMEM. */
MUST_CHECK enum err document_keep(struct call *call, struct evidence_row *ret);
/* The answer will be this document, as a file. ERR_NOT_FOUND. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err document_answer(struct call *call, const uint8_t hash[DIGEST_BYTES]);

#endif
