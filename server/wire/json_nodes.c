/* The part of json_in.h that walks from node to node. */
#include "wire/json_in.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static struct json_node child(const struct json_node *node, struct json_t *value)
{
    return (struct json_node){.value = value, .doc = node->doc};
}

static struct json_node member(const struct json_node *node, const char *key)
{
    struct json_node ret = child(node, NULL);

    json_path(node, key, ret.path);
    if (json_has(node, key))
        ret.value = key ? json_object_get(node->value, key) : node->value;
    return ret;
}

struct json_node json_get_any(const struct json_node *node, const char *key)
{
    struct json_node ret = member(node, key);
    if (!ret.value)
        json_fault(&ret, NULL, "it is missing");
    return ret;
}

static void check_list(struct json_node *list, size_t n_min, size_t n_max)
{
    size_t n = json_array_size(list->value);
    if (!json_is_array(list->value))
        json_fault(list, NULL, "a list is expected");
    else if (n < n_min || n > n_max)
        json_fault(list, NULL, "it has %zu items, %zu to %zu are allowed", n, n_min, n_max);
    if (!json_ok(list->doc))
        list->value = NULL;
}

struct json_node json_get_object_or_none(const struct json_node *node, const char *key)
{
    struct json_node ret = member(node, key);
    if (ret.value && !json_is_object(ret.value)) {
        json_fault(&ret, NULL, "an object is expected");
        ret.value = NULL;
    }
    return ret;
}

struct json_node json_get_object(const struct json_node *node, const char *key)
{
    struct json_node ret = json_get_object_or_none(node, key);
    if (!ret.value)
        json_fault(&ret, NULL, "it is missing");
    return ret;
}

struct json_node json_get_list_or_none(const struct json_node *node, const char *key, size_t n_max)
{
    struct json_node ret = member(node, key);
    if (ret.value)
        check_list(&ret, 0, n_max);
    return ret;
}

struct json_node json_get_list(const struct json_node *node, const char *key, size_t n_min,
                               size_t n_max)
{
    struct json_node ret = member(node, key);
    if (ret.value)
        check_list(&ret, n_min, n_max);
    else
        json_fault(&ret, NULL, "it is missing");
    return ret;
}

size_t json_count(const struct json_node *node)
{
    if (!json_ok(node->doc))
        return 0;
    return json_is_object(node->value) ? json_object_size(node->value)
                                       : json_array_size(node->value);
}

struct json_node json_at(const struct json_node *list, size_t i)
{
    struct json_node ret = child(list, NULL);
    char place[32];

    json_path(list, NULL, ret.path);
    size_t len = strlen(ret.path);
    snprintf(place, sizeof place, "[%zu]", i);
    text_copy(ret.path + len, sizeof ret.path - len, slice_of_text(place));
    if (json_ok(list->doc))
        ret.value = json_array_get(list->value, i);
    return ret;
}

struct json_node json_member_at(const struct json_node *object, size_t i, const char **ret_key)
{
    struct json_node ret = child(object, NULL);

    *ret_key = "";
    if (!json_ok(object->doc))
        return ret;
    void *at = json_object_iter(object->value);
    for (; at && i; i--)
        at = json_object_iter_next(object->value, at);
    if (!at)
        return ret;
    *ret_key = json_object_iter_key(at);
    ret.value = json_object_iter_value(at);
    json_path(object, *ret_key, ret.path);
    return ret;
}
