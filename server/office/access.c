#include "office/access.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "office/call.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/query.h"
#include "store/store_desk.h"
#include "store/store_thread.h"

#define NUMBER_SHOWN 3 /* last digits of what may be the number of a civil servant */
#define WORD_MAX 24    /* of a name in a question */

/* ---- the words of the question ---- */

/* What was looked for may be the number of a civil servant: of longer numbers the end is enough. */
static void mask_numbers(char *text)
{
    size_t out = 0;
    for (size_t i = 0; text[i];) {
        size_t digits = strspn(text + i, "0123456789");
        size_t hidden = digits > NUMBER_SHOWN + 1 ? digits - NUMBER_SHOWN : 0;
        if (hidden)
            text[out++] = '*';
        i += hidden;
        size_t rest = digits ? digits - hidden : 1;
        memmove(text + out, text + i, rest);
        out += rest;
        i += rest;
    }
    text[out] = '\0';
}

static void add(char ret[DESK_FILTER_MAX], const char *name, const char *value)
{
    size_t len = strlen(ret);
    char piece[DESK_FILTER_MAX];
    snprintf(piece, sizeof piece, "%s%s=%s", len ? " " : "", name, value);
    text_copy(ret + len, DESK_FILTER_MAX - len, slice_of_text(piece));
}

/* A value that is too long, or no text, is left out. */
static void add_named(const struct office_request *request, struct slice at,
                      char ret[DESK_FILTER_MAX])
{
    char name[WORD_MAX];
    char value[DESK_FILTER_MAX];
    if (!at.len || !text_copy(name, sizeof name, at) ||
        query_text(request, name, value, sizeof value) || !value[0])
        return;
    if (strcmp(name, "q") == 0)
        mask_numbers(value);
    add(ret, name, value);
}

/* "unit=Bappeda from=2025-03-01". */
static void take_filter(const struct office_request *request, char ret[DESK_FILTER_MAX])
{
    const char *at = request->query;
    while (*at) {
        add_named(request, (struct slice){(const uint8_t *)at, strcspn(at, "=&")}, ret);
        at += strcspn(at, "&");
        at += *at == '&';
    }
}

/* ---- the row ---- */

static enum err append(struct store *store, void *arg)
{
    return store_access_append(store, arg);
}

static struct access_row row_of(const struct call *call, const char *what, struct id about,
                                uint64_t people)
{
    struct access_row row = {.at_ms = call->now_ms,
                             .who = call->person,
                             .token = call->token,
                             .about = about,
                             .people = people};
    snprintf(row.what, sizeof row.what, "%s", what);
    snprintf(row.address, sizeof row.address, "%s", call->request->address);
    take_filter(call->request, row.filter);
    if (call->withheld) {
        char withheld[24];
        snprintf(withheld, sizeof withheld, "%llu", (unsigned long long)call->withheld);
        add(row.filter, "withheld", withheld);
    }
    return row;
}

enum err access_note(struct call *call, const char *what, struct id about, uint64_t people)
{
    struct access_row row = row_of(call, what, about, people);
    return store_thread_do(call->office->links.store, append, &row);
}

enum err access_look(struct call *call, const char *what, struct id about, uint64_t people)
{
    struct access_row row = row_of(call, what, about, people);
    bool there = false;
    enum err err = OK;
    if (id_is_none(row.token))
        err = store_access_there(call->store, &row, row.at_ms - ACCESS_LOOK_MS, &there);
    if (err || there)
        return err;
    return store_thread_do(call->office->links.store, append, &row);
}
