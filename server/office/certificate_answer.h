/* certificate_answer.h - an issued certificate as an answer: its document, its line in a list.
 *
 * Runs on   the pool's threads, with the call's read-only store.
 */
#ifndef OFFICE_CERTIFICATE_ANSWER_H
#define OFFICE_CERTIFICATE_ANSWER_H

#include "base/err.h"
#include "base/id.h"
#include "report/certificate.h"
#include "store/certificate.h"
#include "wire/json_out.h"

struct call;

/* An issued certificate with what it shows; row.content is not to be used. Large: on the heap. */
struct certificate_found {
    struct certificate_row row;
    struct certificate_content content;
};

/* The caller ends *ret with mem_free. ERR_NOT_FOUND; ERR_IO: what is stored cannot be read. */
MUST_CHECK enum err certificate_find(struct call *call, struct id code,
                                     struct certificate_found **ret);
/* The answer will be its document. ERR_IO, ERR_NOMEM. */
MUST_CHECK enum err certificate_answer_pdf(struct call *call,
                                           const struct certificate_content *content);
/* "code", "number", "kind", "jp", "issued_ms", "revoked_ms", into an object that is open. */
void certificate_put_line(struct json_out *out, const struct certificate_row *row, uint32_t jp);

#endif
