/* page_choice.h - which form of a page a request gets, and whether it has it already.
 *
 * Runs on   the worker. Pure.
 */
#ifndef NET_PAGE_CHOICE_H
#define NET_PAGE_CHOICE_H

#include <stdbool.h>

#include "net/pages.h"

/* The smallest form that an Accept-Encoding header (RFC 9110 12.5.3; empty: none sent) admits. */
enum page_coding page_choose(const struct page *page, struct slice accept_encoding);
/* "br", "gzip"; NULL for the plain form. */
const char *page_coding_name(enum page_coding coding);
/* An If-None-Match header (RFC 9110 13.1.2) names this body. */
bool page_is_known(const struct page_body *body, struct slice if_none_match);

#endif
