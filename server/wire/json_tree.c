#include "wire/json_tree.h"

#include <jansson.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

/* The library does not always say that it was memory it lacked, so we remember it ourselves. */
static _Thread_local bool starved;
static pthread_once_t memory_once = PTHREAD_ONCE_INIT;

static void *lend(size_t len)
{
    void *memory = mem_alloc(len);
    if (!memory)
        starved = true;
    return memory;
}

static void use_our_memory(void)
{
    json_set_alloc_funcs(lend, mem_free);
}

/* Looked at before parsing, so that nobody makes the parser recurse. A text that is no JSON is the
 * parser's business. */
static bool is_too_deep(struct slice text, unsigned depth_max)
{
    unsigned depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.len; i++) {
        uint8_t c = text.at[i];
        if (quoted && c == '\\') {
            i++;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '{' || c == '[')) {
            if (++depth > depth_max)
                return true;
        } else if (!quoted && (c == '}' || c == ']') && depth) {
            depth--;
        }
    }
    return false;
}

static enum err malformed(struct json_tree_fault *ret_fault, int line, int column,
                          const char *reason)
{
    if (ret_fault) {
        ret_fault->line = line > 0 ? line : 0;
        ret_fault->column = column > 0 ? column : 0;
        text_copy(ret_fault->reason, sizeof ret_fault->reason, slice_of_text(reason));
    }
    return ERR_MALFORMED;
}

enum err json_tree_parse(struct slice text, unsigned depth_max, struct json_t **ret,
                         struct json_tree_fault *ret_fault)
{
    *ret = NULL;
    pthread_once(&memory_once, use_our_memory);
    if (text.len == 0)
        return malformed(ret_fault, 0, 0, "it is empty");
    if (is_too_deep(text, depth_max))
        return malformed(ret_fault, 0, 0, "it is nested too deeply");

    json_error_t error;
    memset(&error, 0, sizeof error);
    starved = false;
    *ret = json_loadb((const char *)text.at, text.len, JSON_REJECT_DUPLICATES, &error);
    if (starved) {
        /* It may have gone on without a piece of a text. */
        json_decref(*ret);
        *ret = NULL;
        return ERR_NOMEM;
    }
    if (*ret)
        return OK;
    return malformed(ret_fault, error.line, error.column, error.text);
}

void json_tree_free(struct json_t *tree)
{
    json_decref(tree);
}
