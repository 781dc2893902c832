/* What the store keeps of a certificate. */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "report/certificate.h"
#include "wire/json_in.h"
#include "wire/json_out.h"

#define VERSION 1

/* ---- out ---- */

static void put_day(struct json_out *out, const char *key, int64_t day)
{
    json_put_text(out, key, date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
}

static void put_word(struct json_out *out, const char *key, const struct word_table *words,
                     int number)
{
    json_put_text(out, key, word_name(words, number));
}

static void put_person(struct json_out *out, const struct certificate_person *person)
{
    json_open_object(out, "person");
    json_put_text(out, "name", person->name);
    json_put_text(out, "nip", person->nip);
    put_word(out, "employment", &employment_words, (int)person->employment);
    json_put_text(out, "agency", person->agency);
    json_put_text(out, "unit", person->unit);
    json_put_text(out, "position", person->position);
    json_close_object(out);
}

static void put_activity(struct json_out *out, const struct certificate_activity *activity)
{
    json_open_object(out, "activity");
    json_put_text(out, "title", activity->title);
    json_put_text(out, "batch", activity->batch);
    json_put_text(out, "category", activity->category);
    json_put_text(out, "organiser", activity->organiser);
    json_put_text(out, "legal_basis", activity->legal_basis);
    json_put_text(out, "place", activity->place);
    put_day(out, "first_day", activity->first_day);
    put_day(out, "last_day", activity->last_day);
    json_open_list(out, "modes");
    for (int mode = 1; mode <= UNIT_MODES; mode++)
        if (activity->modes[mode - 1])
            put_word(out, NULL, &unit_mode_words, mode);
    json_close_list(out);
    json_put_text(out, "policy", activity->policy);
    json_close_object(out);
}

static void put_lines(struct json_out *out, const struct certificate_content *content)
{
    json_open_list(out, "lines");
    for (uint32_t i = 0; i < content->n_lines; i++) {
        const struct certificate_line *line = &content->lines[i];
        json_open_object(out, NULL);
        json_put_text(out, "title", line->title);
        put_word(out, "mode", &unit_mode_words, (int)line->mode);
        json_put_i64(out, "jp", line->jp);
        json_put_i64(out, "minutes", line->minutes);
        json_close_object(out);
    }
    json_close_list(out);
    json_put_i64(out, "lines_more", content->lines_more);
}

void certificate_write(const struct certificate_content *content, struct buffer *ret)
{
    const struct certificate_signatory *signatory = &content->signatory;
    struct json_out out = json_out_to(ret);

    json_open_object(&out, NULL);
    json_put_i64(&out, "version", VERSION);
    put_word(&out, "kind", &certificate_kind_words, (int)content->kind);
    json_put_text(&out, "number", content->number);
    json_put_text(&out, "code", id_text(content->code).text);
    json_put_text(&out, "address", content->address);
    put_day(&out, "issued_day", content->issued_day);
    put_person(&out, &content->person);
    put_activity(&out, &content->activity);
    json_open_object(&out, "signatory");
    json_put_text(&out, "name", signatory->name);
    json_put_text(&out, "position", signatory->position);
    json_put_text(&out, "nip", signatory->nip);
    json_close_object(&out);
    json_put_i64(&out, "jp", content->jp);
    if (content->mark == CERTIFICATE_NO_MARK)
        json_put_null(&out, "mark");
    else
        json_put_i64(&out, "mark", content->mark);
    put_lines(&out, content);
    json_close_object(&out);
}

/* ---- in ---- */

static void get_text(const struct json_node *node, const char *key, char *ret, size_t room)
{
    const char *text = json_get_borrowed(node, key, room - 1);
    text_copy(ret, room, slice_of_text(text));
}

static int64_t get_day(const struct json_node *node, const char *key)
{
    int64_t day = 0;
    const char *text = json_get_borrowed(node, key, DATE_TEXT_MAX);
    if (json_ok(node->doc) && date_parse_day(slice_of_text(text), &day))
        json_fault(node, key, "a day is expected");
    return day;
}

static int get_word(const struct json_node *node, const char *key, const struct word_table *words)
{
    const char *text = json_get_borrowed(node, key, 40);
    int number = word_parse(words, slice_of_text(text));
    if (json_ok(node->doc) && !number)
        json_fault(node, key, "not one of its words");
    return number;
}

static void get_person(const struct json_node *node, struct certificate_person *ret)
{
    get_text(node, "name", ret->name, sizeof ret->name);
    get_text(node, "nip", ret->nip, sizeof ret->nip);
    ret->employment = (enum employment)get_word(node, "employment", &employment_words);
    get_text(node, "agency", ret->agency, sizeof ret->agency);
    get_text(node, "unit", ret->unit, sizeof ret->unit);
    get_text(node, "position", ret->position, sizeof ret->position);
}

static void get_activity(const struct json_node *node, struct certificate_activity *ret)
{
    get_text(node, "title", ret->title, sizeof ret->title);
    get_text(node, "batch", ret->batch, sizeof ret->batch);
    get_text(node, "category", ret->category, sizeof ret->category);
    get_text(node, "organiser", ret->organiser, sizeof ret->organiser);
    get_text(node, "legal_basis", ret->legal_basis, sizeof ret->legal_basis);
    get_text(node, "place", ret->place, sizeof ret->place);
    ret->first_day = get_day(node, "first_day");
    ret->last_day = get_day(node, "last_day");
    struct json_node modes = json_get_list(node, "modes", 0, UNIT_MODES);
    for (size_t i = 0; i < json_count(&modes); i++) {
        struct json_node mode = json_at(&modes, i);
        int number = get_word(&mode, NULL, &unit_mode_words);
        if (number)
            ret->modes[number - 1] = true;
    }
    get_text(node, "policy", ret->policy, sizeof ret->policy);
}

static void get_lines(const struct json_node *root, struct certificate_content *ret)
{
    struct json_node lines = json_get_list(root, "lines", 0, CERTIFICATE_LINES_MAX);
    ret->n_lines = (uint32_t)json_count(&lines);
    for (uint32_t i = 0; i < ret->n_lines; i++) {
        struct json_node line = json_at(&lines, i);
        get_text(&line, "title", ret->lines[i].title, sizeof ret->lines[i].title);
        ret->lines[i].mode = (enum unit_mode)get_word(&line, "mode", &unit_mode_words);
        ret->lines[i].jp = (uint32_t)json_get_i64(&line, "jp", 0, UINT32_MAX);
        ret->lines[i].minutes = (uint32_t)json_get_i64(&line, "minutes", 0, UINT32_MAX);
    }
    ret->lines_more = (uint32_t)json_get_i64(root, "lines_more", 0, UINT32_MAX);
}

static void get_all(const struct json_node *root, struct certificate_content *ret)
{
    json_get_i64(root, "version", VERSION, VERSION);
    ret->kind = (enum certificate_kind)get_word(root, "kind", &certificate_kind_words);
    get_text(root, "number", ret->number, sizeof ret->number);
    ret->code = json_get_id(root, "code");
    get_text(root, "address", ret->address, sizeof ret->address);
    ret->issued_day = get_day(root, "issued_day");
    struct json_node person = json_get_object(root, "person");
    get_person(&person, &ret->person);
    struct json_node activity = json_get_object(root, "activity");
    get_activity(&activity, &ret->activity);
    struct json_node signatory = json_get_object(root, "signatory");
    get_text(&signatory, "name", ret->signatory.name, sizeof ret->signatory.name);
    get_text(&signatory, "position", ret->signatory.position, sizeof ret->signatory.position);
    get_text(&signatory, "nip", ret->signatory.nip, sizeof ret->signatory.nip);
    ret->jp = (uint32_t)json_get_i64(root, "jp", 0, UINT32_MAX);
    ret->mark = (uint32_t)json_get_i64_or(root, "mark", 0, 100, CERTIFICATE_NO_MARK);
    get_lines(root, ret);
}

enum err certificate_read(struct slice json, struct certificate_content *ret)
{
    struct json_doc doc;
    enum err err = json_open(&doc, json);
    if (!err) {
        struct json_node root = json_root(&doc);
        *ret = (struct certificate_content){0};
        get_all(&root, ret);
        err = json_err(&doc);
    }
    json_close(&doc);
    return err;
}
