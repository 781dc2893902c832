#include "office/form.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "credit/policy_words.h"
#include "office/call.h"
#include "office/office_inside.h"
#include "office/settling.h"
#include "office/shapes.h"
#include "store/store_desk.h"
#include "store/store_thread.h"

/* ---- the whole form ---- */

struct writing {
    struct form *form;
    form_act *act;
    void *arg;
};

static enum err act_together(struct store *store, void *arg)
{
    struct writing *writing = arg;
    writing->form->store = store;
    return writing->act(writing->form, writing->arg);
}

static enum err act_on_thread(struct store *store, void *arg)
{
    return store_together(store, act_together, arg);
}

enum err form_err(struct form *form)
{
    if (form->err)
        return form->err;
    if (json_ok(&form->doc))
        return faults_err(&form->call->faults);
    const struct json_fail *fail = &form->doc.fail;
    faults_add(&form->call->faults, form->line, fail->path, "malformed", fail->reason);
    return ERR_MALFORMED;
}

static void put_written(struct form *form)
{
    struct json_out out = call_json(form->call);
    json_open_object(&out, NULL);
    if (!id_is_none(form->made))
        shape_id(&out, "id", form->made);
    if (form->url.text[0]) {
        json_put_text(&out, "url", form->url.text);
        json_put_i64(&out, "expires_ms", form->expires_ms);
    }
    faults_put(&form->warnings, &out, "warnings");
    json_close_object(&out);
}

enum err form_open(struct form *form, struct call *call, const char *const *keys)
{
    const struct slice body = {call->request->body, call->request->body_len};

    *form = (struct form){.call = call, .store = call->store};
    enum err err = json_open(&form->doc, body);
    if (err)
        return err;
    form->at = json_root(&form->doc);
    json_only(&form->at, keys);
    return form_err(form);
}

void form_close(struct form *form)
{
    json_close(&form->doc);
    secret_wipe(&form->url, sizeof form->url);
    faults_finish(&form->warnings);
}

enum err form_write(struct call *call, const char *const *keys, form_act *act, void *arg)
{
    struct form form;
    struct writing writing = {&form, act, arg};

    enum err err = form_open(&form, call, keys);
    form.by = (struct change_by){.at_ms = call->now_ms, .who = call->person, .reason = form.reason};
    if (!err) {
        form_text(&form, "reason", form.reason, sizeof form.reason);
        err = form_err(&form);
    }
    if (!err)
        err = store_thread_do(call->office->links.store, act_on_thread, &writing);
    if (!err) {
        settling_wake(&call->office->closing, call->store);
        put_written(&form);
    }
    form_close(&form);
    return err;
}

/* ---- what is wrong ---- */

void form_fault(struct form *form, const char *key, const char *code, const char *value)
{
    faults_add(&form->call->faults, form->line, key, code, value);
}

void form_warn(struct form *form, const char *key, const char *code, const char *value)
{
    faults_add(&form->warnings, form->line, key, code, value);
}

void form_need(struct form *form, const char *key, const char *text)
{
    if (!text[0])
        form_fault(form, key, "missing", NULL);
}

/* ---- fields ---- */

bool form_has(const struct form *form, const char *key)
{
    return json_has(&form->at, key);
}

/* Tabs and ends of lines are welcome in what people write, other control characters are not. */
static bool has_control(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        uint8_t c = text.at[i];
        if (c == 0x7f || (c < 0x20 && c != '\n' && c != '\t'))
            return true;
    }
    return false;
}

static bool is_blank(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct slice borrow(struct form *form, const char *key)
{
    struct slice text = slice_of_text(json_get_borrowed(&form->at, key, OFFICE_BODY_MAX));
    while (text.len && is_blank(text.at[0]))
        text = (struct slice){text.at + 1, text.len - 1};
    while (text.len && is_blank(text.at[text.len - 1]))
        text.len--;
    return text;
}

void form_text(struct form *form, const char *key, char *ret, size_t room)
{
    char most[24];
    if (!form_has(form, key))
        return;
    struct slice text = borrow(form, key);
    if (text.len >= room) {
        snprintf(most, sizeof most, "%zu", room - 1);
        form_fault(form, key, "too_long", most);
    } else if (has_control(text)) {
        form_fault(form, key, "control", NULL);
    } else {
        text_copy(ret, room, text);
    }
}

void form_text_needed(struct form *form, const char *key, char *ret, size_t room)
{
    ret[0] = '\0';
    if (!form_has(form, key) || !borrow(form, key).len)
        form_fault(form, key, "missing", NULL);
    else
        form_text(form, key, ret, room);
}

static bool ranged(struct form *form, const char *key, int64_t min, int64_t max, int64_t *ret)
{
    char range[60];
    if (!form_has(form, key))
        return false;
    *ret = json_get_i64(&form->at, key, -FORM_MOMENT_MAX, FORM_MOMENT_MAX);
    if (*ret >= min && *ret <= max)
        return true;
    snprintf(range, sizeof range, "%lld..%lld", (long long)min, (long long)max);
    form_fault(form, key, "out_of_range", range);
    return false;
}

void form_count(struct form *form, const char *key, uint32_t min, uint32_t max, uint32_t *ret)
{
    int64_t value = 0;
    if (ranged(form, key, min, max, &value))
        *ret = (uint32_t)value;
}

void form_moment(struct form *form, const char *key, int64_t *ret)
{
    int64_t value = 0;
    if (ranged(form, key, 0, FORM_MOMENT_MAX, &value))
        *ret = value;
}

void form_bool(struct form *form, const char *key, bool *ret)
{
    if (form_has(form, key))
        *ret = json_get_bool(&form->at, key);
}

void form_word(struct form *form, const char *key, const struct word_table *words, int *ret)
{
    if (!form_has(form, key))
        return;
    struct slice word = borrow(form, key);
    int number = word.len ? word_parse(words, word) : 0;
    if (word.len && !number)
        form_fault(form, key, "unknown_word", (const char *)word.at);
    else
        *ret = number;
}

void form_day(struct form *form, const char *key, int64_t none, int64_t *ret)
{
    int64_t day = none;
    if (!form_has(form, key))
        return;
    struct slice text = borrow(form, key);
    if (text.len && date_parse_day(text, &day))
        form_fault(form, key, "no_date", (const char *)text.at);
    else
        *ret = day;
}

void form_id(struct form *form, const char *key, struct id *ret)
{
    struct id id = {0};
    if (!form_has(form, key))
        return;
    struct slice text = borrow(form, key);
    if (text.len && id_parse(&id, text))
        form_fault(form, key, "no_id", (const char *)text.at);
    else
        *ret = id;
}
