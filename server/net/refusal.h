/* refusal.h - what a refused request reads.
 *
 * Runs on   any thread. Pure.
 */
#ifndef NET_REFUSAL_H
#define NET_REFUSAL_H

#include "base/bytes.h"

#define REFUSAL_JSON_MAX 64

/* {"error":"forbidden"}, written into the caller's memory. */
struct slice refusal_json(int status, char memory[REFUSAL_JSON_MAX]);
/* A small page in both languages, for people; without style, for none may stand inline. */
struct slice refusal_page(int status);

#endif
