/* What people and programs hand us as JSON: every node is visited and asked for everything. */
#include <string.h>

#include "fuzz/demand.h"
#include "wire/json_in.h"

static void visit(const struct json_node *node, unsigned depth);

static void ask(const struct json_node *node)
{
    struct json_doc doc = *node->doc; /* its own fault, so that the walk goes on */
    struct json_node alone = *node;
    char text[64];

    alone.doc = &doc;
    json_get_text(&alone, NULL, text, sizeof text);
    demand(json_ok(&doc) == (text[0] != 0));
    if (!json_ok(&doc))
        demand(doc.fail.reason[0] && strcmp(doc.fail.path, node->path) == 0);
    doc = *node->doc;
    int64_t number = json_get_i64(&alone, NULL, -5, 5);
    demand(number >= -5 && number <= 5);
    doc = *node->doc;
    json_only(&alone, (const char *const[]){"type", "ref", NULL});
    json_get_list_or_none(&alone, "choices", 3);
    json_get_id(&alone, "id");
}

static void visit(const struct json_node *node, unsigned depth)
{
    struct json_doc doc = *node->doc;
    struct json_node as_list = *node;
    const char *key = NULL;

    demand(depth <= JSON_IN_DEPTH_MAX);
    ask(node);
    as_list.doc = &doc;
    json_get_list(&as_list, NULL, 0, SIZE_MAX);
    size_t n = json_count(node);
    for (size_t i = 0; i < n; i++) {
        struct json_node child = json_ok(&doc) ? json_at(node, i) : json_member_at(node, i, &key);
        visit(&child, depth + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct json_doc doc;

    enum err err = json_open(&doc, (struct slice){data, size});
    demand(err == OK || err == ERR_MALFORMED);
    demand(json_ok(&doc) == (err == OK));
    struct json_node root = json_root(&doc);
    if (!err)
        visit(&root, 0);
    json_close(&doc);
    return 0;
}
