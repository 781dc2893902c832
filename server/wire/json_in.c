#include "wire/json_in.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "wire/json_tree.h"

/* As much as fits. */
static void append(char *ret, size_t room, const char *text)
{
    size_t len = strlen(ret);
    text_copy(ret + len, room - len, slice_of_text(text));
}

enum err json_open(struct json_doc *doc, struct slice text)
{
    struct json_tree_fault fault;

    *doc = (struct json_doc){0};
    enum err err = json_tree_parse(text, JSON_IN_DEPTH_MAX, &doc->tree, &fault);
    if (err != ERR_MALFORMED)
        return err;

    doc->fail.set = true;
    if (fault.line)
        snprintf(doc->fail.reason, sizeof doc->fail.reason, "line %d, column %d: ", fault.line,
                 fault.column);
    append(doc->fail.reason, sizeof doc->fail.reason, fault.reason);
    return err;
}

void json_close(struct json_doc *doc)
{
    json_tree_free(doc->tree);
    doc->tree = NULL;
}

bool json_ok(const struct json_doc *doc)
{
    return !doc->fail.set;
}

enum err json_err(const struct json_doc *doc)
{
    return doc->fail.set ? ERR_INVALID : OK;
}

void json_fail_text(const struct json_doc *doc, char *ret, size_t room)
{
    const char *path = doc->fail.path;
    snprintf(ret, room, "%s%s%s", path, path[0] ? ": " : "", doc->fail.reason);
}

struct json_node json_root(struct json_doc *doc)
{
    return (struct json_node){.value = json_ok(doc) ? doc->tree : NULL, .doc = doc};
}

void json_path(const struct json_node *node, const char *key, char ret[JSON_PATH_MAX])
{
    memset(ret, 0, JSON_PATH_MAX);
    append(ret, JSON_PATH_MAX, node->path);
    if (key && node->path[0])
        append(ret, JSON_PATH_MAX, ".");
    if (key)
        append(ret, JSON_PATH_MAX, key);
}

void json_fault(const struct json_node *node, const char *key, const char *format, ...)
{
    struct json_fail *fail = &node->doc->fail;
    if (fail->set)
        return; /* the first one is the one that is worth telling */

    fail->set = true;
    json_path(node, key, fail->path);
    va_list args;
    va_start(args, format);
    vsnprintf(fail->reason, sizeof fail->reason, format, args);
    va_end(args);
}

/* The value of a member, or of the node itself; NULL where there is none or null stands. */
static struct json_t *look(const struct json_node *node, const char *key)
{
    if (!json_ok(node->doc))
        return NULL;
    struct json_t *value = node->value;
    if (key && value && !json_is_object(value)) {
        json_fault(node, NULL, "an object is expected");
        return NULL;
    }
    if (key)
        value = json_object_get(value, key);
    return json_is_null(value) ? NULL : value;
}

static struct json_t *need(const struct json_node *node, const char *key)
{
    struct json_t *value = look(node, key);
    if (!value)
        json_fault(node, key, "it is missing");
    return value;
}

bool json_has(const struct json_node *node, const char *key)
{
    return look(node, key) != NULL;
}

bool json_is_there(const struct json_node *node)
{
    return look(node, NULL) != NULL;
}

static const char *nearest(const char *key, const char *const *keys)
{
    const char *found = NULL;
    unsigned least = 3; /* more letters than that is no slip of the finger */
    for (; *keys; keys++) {
        unsigned distance = text_distance(key, *keys);
        if (distance < least) {
            least = distance;
            found = *keys;
        }
    }
    return found;
}

static bool is_listed(const char *key, const char *const *keys)
{
    for (; *keys; keys++)
        if (strcmp(key, *keys) == 0)
            return true;
    return false;
}

void json_only(const struct json_node *node, const char *const *keys)
{
    struct json_t *object = need(node, NULL);
    if (!object)
        return;
    if (!json_is_object(object)) {
        json_fault(node, NULL, "an object is expected");
        return;
    }
    for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at)) {
        const char *key = json_object_iter_key(at);
        if (is_listed(key, keys))
            continue;
        const char *known = nearest(key, keys);
        if (known)
            json_fault(node, key, "this key is unknown; did you mean %s?", known);
        else
            json_fault(node, key, "this key is unknown");
        return;
    }
}

static const char *string_of(const struct json_node *node, const char *key, struct json_t *value)
{
    if (!json_is_string(value)) {
        json_fault(node, key, "a text is expected");
        return "";
    }
    return json_string_value(value);
}

static void take_text(const struct json_node *node, const char *key, char *ret, size_t room)
{
    struct json_t *value = need(node, key);
    ret[0] = 0;
    if (!value)
        return;

    const char *text = string_of(node, key, value);
    if (!json_ok(node->doc))
        return;
    if (!text[0])
        json_fault(node, key, "it is empty");
    else if (strlen(text) >= room)
        json_fault(node, key, "it has %zu bytes, at most %zu are allowed", strlen(text), room - 1);
    else
        text_copy(ret, room, slice_of_text(text));
}

void json_get_text(const struct json_node *node, const char *key, char *ret, size_t room)
{
    take_text(node, key, ret, room);
}

void json_get_text_or(const struct json_node *node, const char *key, const char *fallback,
                      char *ret, size_t room)
{
    if (look(node, key))
        take_text(node, key, ret, room);
    else
        text_copy(ret, room, slice_of_text(json_ok(node->doc) ? fallback : ""));
}

const char *json_get_borrowed(const struct json_node *node, const char *key, size_t len_max)
{
    struct json_t *value = need(node, key);
    if (!value)
        return "";

    const char *text = string_of(node, key, value);
    if (strlen(text) <= len_max)
        return text;
    json_fault(node, key, "it has %zu bytes, at most %zu are allowed", strlen(text), len_max);
    return "";
}

int64_t json_get_i64(const struct json_node *node, const char *key, int64_t min, int64_t max)
{
    struct json_t *value = need(node, key);
    if (!value)
        return 0;

    if (!json_is_integer(value)) {
        json_fault(node, key, "a whole number is expected");
        return 0;
    }
    json_int_t number = json_integer_value(value);
    if (number >= min && number <= max)
        return number;
    json_fault(node, key, "%lld is not between %lld and %lld", (long long)number, (long long)min,
               (long long)max);
    return 0;
}

int64_t json_get_i64_or(const struct json_node *node, const char *key, int64_t min, int64_t max,
                        int64_t fallback)
{
    if (look(node, key))
        return json_get_i64(node, key, min, max);
    return json_ok(node->doc) ? fallback : 0;
}

bool json_get_bool(const struct json_node *node, const char *key)
{
    struct json_t *value = need(node, key);
    if (value && !json_is_boolean(value))
        json_fault(node, key, "true or false is expected");
    return json_is_true(value);
}

bool json_get_bool_or(const struct json_node *node, const char *key, bool fallback)
{
    if (look(node, key))
        return json_get_bool(node, key);
    return json_ok(node->doc) && fallback;
}

struct id json_get_id(const struct json_node *node, const char *key)
{
    struct id id = id_none;
    struct json_t *value = need(node, key);
    if (value && (!json_is_string(value) || id_parse(&id, slice_of_text(json_string_value(value)))))
        json_fault(node, key, "an id of 32 hexadecimal digits is expected");
    return id;
}

size_t json_get_word(const struct json_node *node, const char *key, const char *const *words)
{
    struct json_t *value = need(node, key);
    if (!value)
        return 0;

    const char *text = string_of(node, key, value);
    for (size_t i = 0; words[i]; i++)
        if (strcmp(text, words[i]) == 0)
            return i;

    char list[JSON_REASON_MAX / 2] = {0};
    struct writer w = writer_of(list, sizeof list - 1);
    for (size_t i = 0; words[i]; i++)
        write_format(&w, "%s%s", i ? ", " : "", words[i]);
    json_fault(node, key, "one of %s is expected", list);
    return 0;
}
