/* certificate_parts.h - the pages of a certificate, for certificate_*.c alone.
 */
#ifndef REPORT_CERTIFICATE_PARTS_H
#define REPORT_CERTIFICATE_PARTS_H

#include "report/certificate.h"
#include "report/sheet.h"

/* Around every page. */
void certificate_frame(struct sheet *sheet);
/* What the activity consisted of, on as many pages as that needs. */
void certificate_lines_pages(struct sheet *sheet, const struct certificate_content *content);

#endif
