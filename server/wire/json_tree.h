/* json_tree.h - text to a JSON tree, for wire/ alone.
 *
 * Runs on   any thread. The library's memory comes from base/alloc.h.
 */
#ifndef WIRE_JSON_TREE_H
#define WIRE_JSON_TREE_H

#include "base/bytes.h"
#include "base/err.h"

struct json_t;

struct json_tree_fault {
    int line; /* from 1; 0: not known */
    int column;
    char reason[160];
};

/* An object or a list with at most `depth_max` of them inside each other, keys unique, UTF-8,
 * without U+0000. The caller ends it with json_tree_free. `ret_fault` may be NULL.
 * ERR_MALFORMED, ERR_NOMEM; *ret is then NULL. */
MUST_CHECK enum err json_tree_parse(struct slice text, unsigned depth_max, struct json_t **ret,
                                    struct json_tree_fault *ret_fault);
/* NULL is welcome. */
void json_tree_free(struct json_t *tree);

#endif
