#include "feed/siasn_answer.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "wire/json_in.h"

#define HISTORY_RECORDS_MAX 10000
#define TEXT_BYTES_MAX 4096

static void say(struct siasn_verdict *ret, enum feed_reason reason, struct slice detail)
{
    ret->reason = reason;
    feed_reason_write(reason, detail, ret->text);
}

static void say_done(struct siasn_verdict *ret)
{
    ret->reason = FEED_READY;
    snprintf(ret->text, sizeof ret->text, "ok");
}

/* ---- what the status alone says ---- */

static enum feed_reason reason_of_status(const struct siasn_reply *reply)
{
    uint32_t status = reply->status;
    if (status == 0)
        return reply->sent ? FEED_NO_ANSWER : FEED_NOT_REACHED;
    if (status == 401)
        return FEED_SIGN_IN;
    if (status == 429)
        return FEED_TOO_MANY;
    /* 409: perhaps it has the record already, of an earlier try: to be looked up. */
    if (status >= 500 || status == 408 || status == 409)
        return FEED_SERVER_FAULT;
    return status >= 200 && status < 300 ? FEED_READY : FEED_REFUSED;
}

/* Member `key` as a text, also where it is a number; "" when it is missing or something else. */
static void lenient_text(struct json_node *node, const char *key, char *ret, size_t room)
{
    struct json_doc *doc = node->doc;
    ret[0] = '\0';
    if (!json_has(node, key))
        return;
    text_copy(ret, room, slice_of_text(json_get_borrowed(node, key, TEXT_BYTES_MAX)));
    if (json_ok(doc))
        return;
    doc->fail.set = false;
    int64_t number = json_get_i64(node, key, INT32_MIN, INT32_MAX);
    if (json_ok(doc))
        snprintf(ret, room, "%lld", (long long)number);
    doc->fail.set = false;
}

/* A member that is there and false. */
static bool is_false(struct json_node *node, const char *key)
{
    bool value = json_get_bool_or(node, key, true);
    bool clear = json_ok(node->doc);
    node->doc->fail.set = false;
    return clear && !value;
}

static struct slice message_of(struct json_node *root, char *ret, size_t room)
{
    static const char *const keys[] = {"Message", "message", "Error", "error"};
    ret[0] = '\0';
    for (size_t i = 0; !ret[0] && i < sizeof keys / sizeof keys[0]; i++)
        lenient_text(root, keys[i], ret, room);
    return slice_of_text(ret);
}

/* Opens the document as an object; what is none has no members. */
static bool open_object(struct json_doc *doc, struct slice body, struct json_node *ret)
{
    if (json_open(doc, body))
        return false;
    *ret = json_root(doc);
    struct json_node probe = json_get_object_or_none(ret, NULL);
    bool there = json_ok(doc) && json_is_there(&probe);
    doc->fail.set = false;
    return there;
}

static bool says_no(struct json_node *root)
{
    bool error = json_has(root, "Error") && !is_false(root, "Error");
    return error || is_false(root, "success");
}

/* A 2xx with an object that does not say no; FEED_READY, and the document stays open. */
static enum feed_reason judge_object(const struct siasn_reply *reply, struct json_doc *doc,
                                     struct json_node *root, struct siasn_verdict *ret)
{
    char text[DESK_REASON_MAX];
    enum feed_reason reason = reason_of_status(reply);
    bool object = reply->status && open_object(doc, reply->body, root);

    if (!reason && !object)
        reason = FEED_NONSENSE;
    else if (!reason && says_no(root))
        reason = FEED_REFUSED;
    ret->anew_token = reason == FEED_SIGN_IN;
    struct slice detail = object ? message_of(root, text, sizeof text) : reply->body;
    if (!detail.len && reply->status >= 300) {
        snprintf(text, sizeof text, "HTTP %u", (unsigned)reply->status);
        detail = slice_of_text(text);
    }
    if (reason)
        say(ret, reason, detail);
    return reason;
}

/* ---- the four questions ---- */

void siasn_judge_save(enum outbox_kind kind, const struct siasn_reply *reply,
                      struct siasn_verdict *ret)
{
    struct json_doc doc = {0};
    struct json_node root;
    *ret = (struct siasn_verdict){0};

    if (!judge_object(reply, &doc, &root, ret)) {
        struct json_node data = json_get_object_or_none(&root, "mapData");
        if (json_ok(&doc) && json_is_there(&data))
            lenient_text(&data, siasn_id_name(kind), ret->id, sizeof ret->id);
        if (ret->id[0])
            say_done(ret);
        else
            say(ret, FEED_NONSENSE, reply->body);
    }
    json_close(&doc);
}

void siasn_judge_delete(const struct siasn_reply *reply, struct siasn_verdict *ret)
{
    struct json_doc doc = {0};
    struct json_node root;
    *ret = (struct siasn_verdict){0};

    enum feed_reason reason = judge_object(reply, &doc, &root, ret);
    /* Of the service itself: a page that says 404 may come from anything on the way. */
    bool gone = (reply->status == 404 || reply->status == 410) && doc.tree;
    if (!reason || gone)
        say_done(ret);
    json_close(&doc);
}

void siasn_judge_document(const struct siasn_reply *reply, struct siasn_verdict *ret)
{
    struct json_doc doc = {0};
    struct json_node root;
    *ret = (struct siasn_verdict){0};

    if (!judge_object(reply, &doc, &root, ret)) {
        struct json_node data = json_get_object_or_none(&root, "data");
        if (json_ok(&doc) && json_is_there(&data))
            lenient_text(&data, "dok_id", ret->id, sizeof ret->id);
        say_done(ret);
    }
    json_close(&doc);
}

/* ---- the history: its own names ---- */

struct spelling {
    const char *number;
    const char *title;
    const char *first_day;
    const char *last_day;
};

static const struct spelling course = {"noSertipikat", "namaKursus", "tanggalKursus",
                                       "tanggalSelesaiKursus"};
static const struct spelling training = {"nomor", NULL, "tanggal", "tanggalSelesai"};

static bool has_text(struct json_node *item, const char *key, const char *want)
{
    char text[TEXT_BYTES_MAX];
    lenient_text(item, key, text, sizeof text);
    struct slice trimmed = text_trim(slice_of_text(text));
    return want[0] && slice_is_text(trimmed, want);
}

static bool has_days(struct json_node *item, const struct spelling *as,
                     const struct siasn_record *record)
{
    return has_text(item, as->first_day, record->first_day) &&
           has_text(item, as->last_day, record->last_day);
}

typedef bool history_match(struct json_node *item, const struct spelling *as,
                           const struct siasn_record *record);

static bool has_number(struct json_node *item, const struct spelling *as,
                       const struct siasn_record *record)
{
    return has_text(item, as->number, record->number);
}

/* What it was about and when; the organiser stands for the title in the history of structural
 * training, which has none. */
static bool has_matter(struct json_node *item, const struct spelling *as,
                       const struct siasn_record *record)
{
    bool named = as->title ? has_text(item, as->title, record->title)
                           : has_text(item, "institusiPenyelenggara", record->organiser);
    return named && has_days(item, as, record);
}

static bool says_the_same(struct json_node *item, const struct spelling *as,
                          const struct siasn_record *record)
{
    char jp[SIASN_NUMBER_MAX];
    snprintf(jp, sizeof jp, "%d", (int)record->jp);
    return has_text(item, "jumlahJam", jp) && has_text(item, as->number, record->number) &&
           has_days(item, as, record);
}

static void find_by(struct json_node *list, const struct siasn_record *record,
                    history_match *matches, struct siasn_verdict *ret, bool *ret_same)
{
    const struct spelling *as = record->kind == OUTBOX_TRAINING ? &training : &course;
    for (size_t i = 0; !ret->id[0] && i < json_count(list); i++) {
        struct json_node item = json_at(list, i);
        if (!matches(&item, as, record))
            continue;
        lenient_text(&item, "id", ret->id, sizeof ret->id);
        *ret_same = says_the_same(&item, as, record);
    }
}

/* The list itself, or the member data of an object: both were seen. */
static bool open_list(struct json_doc *doc, struct slice body, struct json_node *ret)
{
    if (json_open(doc, body))
        return false;
    struct json_node root = json_root(doc);
    *ret = json_get_list(&root, NULL, 0, HISTORY_RECORDS_MAX);
    if (json_ok(doc))
        return true;
    doc->fail.set = false;
    *ret = json_get_list(&root, "data", 0, HISTORY_RECORDS_MAX);
    return json_ok(doc);
}

void siasn_judge_history(const struct siasn_record *record, const struct siasn_reply *reply,
                         struct siasn_verdict *ret, bool *ret_same)
{
    struct json_doc doc = {0};
    struct json_node list;
    *ret = (struct siasn_verdict){0};
    *ret_same = false;

    enum feed_reason reason = reason_of_status(reply);
    ret->anew_token = reason == FEED_SIGN_IN;
    if (!reason && !open_list(&doc, reply->body, &list))
        reason = FEED_NONSENSE;
    if (reason) {
        say(ret, reason, reply->body);
    } else {
        find_by(&list, record, has_number, ret, ret_same);
        find_by(&list, record, has_matter, ret, ret_same);
        say_done(ret);
    }
    json_close(&doc);
}

/* ---- tokens ---- */

bool siasn_read_token(const struct siasn_reply *reply, char *ret, size_t room,
                      uint64_t *ret_lives_ms)
{
    struct json_doc doc = {0};
    struct json_node root;
    ret[0] = '\0';
    *ret_lives_ms = 0;

    if (reason_of_status(reply) == FEED_READY && open_object(&doc, reply->body, &root)) {
        json_get_text_or(&root, "access_token", "", ret, room);
        if (!json_ok(&doc))
            ret[0] = '\0';
        doc.fail.set = false;
        int64_t lives_s = json_get_i64_or(&root, "expires_in", 0, INT32_MAX, 0);
        *ret_lives_ms = json_ok(&doc) ? (uint64_t)lives_s * 1000 : 0;
    }
    json_close(&doc);
    return ret[0] != '\0';
}
