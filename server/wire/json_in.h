/* json_in.h - reads JSON (RFC 8259) that people and programs hand us: policies, seeds, HTTP bodies.
 *
 * Runs on   any thread; one document belongs to one thread.
 * Owns      the document, until json_close; nodes and borrowed texts point into it.
 *
 * A cursor that remembers a fault: read everything, ask json_ok once. The first fault stays, with
 * the path of what is wrong and the reason in words; after it every getter gives zero, "", or an
 * empty list, so loops end by themselves.
 *
 *     struct json_doc doc;
 *     enum err err = json_open(&doc, body);                 (ERR_MALFORMED: doc.fail says where)
 *     struct json_node root = json_root(&doc);
 *     json_only(&root, (const char *const[]){"title", "people", NULL});
 *     json_get_text(&root, "title", title, sizeof title);
 *     struct json_node people = json_get_list(&root, "people", 0, 5000);
 *     for (size_t i = 0; i < json_count(&people); i++) {
 *         struct json_node person = json_at(&people, i);
 *         json_get_text(&person, "nip", nip, sizeof nip);   (people[3].nip: a text is expected)
 *     }
 *     if (!json_ok(&doc)) ... doc.fail.path, doc.fail.reason
 *     json_close(&doc);
 *
 * In every getter `key` names a member of an object; NULL means the node itself, as for an item of
 * a list.
 */
#ifndef WIRE_JSON_IN_H
#define WIRE_JSON_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "base/id.h"

#define JSON_PATH_MAX 160
#define JSON_REASON_MAX 200
#define JSON_IN_DEPTH_MAX 32

struct json_t; /* the JSON library's; only wire/ looks inside */

struct json_fail {
    bool set;
    char path[JSON_PATH_MAX]; /* people[3].nip; empty: the document as a whole */
    char reason[JSON_REASON_MAX];
};

struct json_doc {
    struct json_t *tree;
    struct json_fail fail;
};

struct json_node {
    struct json_t *value; /* NULL after a fault, or where an optional member is missing */
    struct json_doc *doc;
    char path[JSON_PATH_MAX];
};

/* ERR_MALFORMED: not JSON, not UTF-8, a key twice, nested deeper than JSON_IN_DEPTH_MAX; doc->fail
 * has line and column. ERR_NOMEM. The document may be closed in any case. */
MUST_CHECK enum err json_open(struct json_doc *doc, struct slice text);
void json_close(struct json_doc *doc);
bool json_ok(const struct json_doc *doc);
/* OK or ERR_INVALID; the fault is in doc->fail. */
MUST_CHECK enum err json_err(const struct json_doc *doc);
/* "people[3].nip: a text is expected", into `ret`. */
void json_fail_text(const struct json_doc *doc, char *ret, size_t room);

struct json_node json_root(struct json_doc *doc);
/* Where node[key] stands, `people[3].nip`; one that is too long keeps its beginning. */
void json_path(const struct json_node *node, const char *key, char ret[JSON_PATH_MAX]);
/* A fault of your own at node[key]: the value is read but makes no sense. */
void json_fault(const struct json_node *node, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The node is an object with no other members than these; `keys` ends with NULL. The fault names
 * the nearest known one. */
void json_only(const struct json_node *node, const char *const *keys);
/* Whether the member is there and not null. */
bool json_has(const struct json_node *node, const char *key);
bool json_is_there(const struct json_node *node);

/* Required members. A text has 1 to room - 1 bytes; numbers are whole and from min to max. */
void json_get_text(const struct json_node *node, const char *key, char *ret, size_t room);
/* Borrowed from the document; at most len_max bytes, may be empty; never NULL. */
const char *json_get_borrowed(const struct json_node *node, const char *key, size_t len_max);
int64_t json_get_i64(const struct json_node *node, const char *key, int64_t min, int64_t max);
bool json_get_bool(const struct json_node *node, const char *key);
struct id json_get_id(const struct json_node *node, const char *key);
/* One of `words` (ends with NULL), as its place. */
size_t json_get_word(const struct json_node *node, const char *key, const char *const *words);
/* Any value but null; for what is told apart by what it is. */
struct json_node json_get_any(const struct json_node *node, const char *key);
struct json_node json_get_object(const struct json_node *node, const char *key);
struct json_node json_get_list(const struct json_node *node, const char *key, size_t n_min,
                               size_t n_max);

/* Optional members: the fallback when missing or null. */
void json_get_text_or(const struct json_node *node, const char *key, const char *fallback,
                      char *ret, size_t room);
int64_t json_get_i64_or(const struct json_node *node, const char *key, int64_t min, int64_t max,
                        int64_t fallback);
bool json_get_bool_or(const struct json_node *node, const char *key, bool fallback);
/* Nodes that are not there when the member is missing: json_is_there, json_count is 0. */
struct json_node json_get_object_or_none(const struct json_node *node, const char *key);
struct json_node json_get_list_or_none(const struct json_node *node, const char *key, size_t n_max);

/* Items of a list or members of an object, in the order of the document. */
size_t json_count(const struct json_node *node);
struct json_node json_at(const struct json_node *list, size_t i);
/* The i-th member and its key (borrowed); for objects whose keys are data. */
struct json_node json_member_at(const struct json_node *object, size_t i, const char **ret_key);

#endif
