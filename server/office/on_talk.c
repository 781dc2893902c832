/* The chat and the polls of a class, for a page and as files. */
#include <stdio.h>

#include "base/date.h"
#include "base/text.h"
#include "office/access.h"
#include "office/class_talk.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/shapes.h"
#include "report/csv.h"
#include "store/store_catalog.h"

#define NAMES_MAX 4096 /* the longest list of voters within one cell; more than fit are cut off */

typedef void put_talk(struct call *call, const struct class_talk *talk, enum date_zone zone);

struct asked {
    const char *what; /* for the list of who took what */
    const char *file; /* begins the name of the file; NULL: JSON */
    put_talk *put;
};

/* ---- who asks for what ---- */

static void name_file(struct call *call, const char *what, const struct class_row *class)
{
    char title[64];
    struct office_answer *answer = call->answer;
    csv_file_word(class->title, title, sizeof title);
    snprintf(answer->content_type, sizeof answer->content_type, "text/csv; charset=utf-8");
    snprintf(answer->disposition, sizeof answer->disposition, "attachment; filename=\"%s_%s.csv\"",
             what, title);
}

static enum err answer_talk(struct call *call, const struct asked *asked)
{
    struct class_row class;
    struct activity_row activity;
    struct class_talk talk = {0};

    enum err err = store_class_find(call->store, call->ids[0], &class);
    if (!err)
        err = store_activity_find(call->store, class.activity, &activity);
    if (err)
        return err;
    err = call_own_fault(talk_read(call->store, class.id, &talk));
    if (!err)
        err = access_note(call, asked->what, class.activity, talk.seats.len);
    if (!err) {
        asked->put(call, &talk, activity.zone);
        if (asked->file)
            name_file(call, asked->file, &class);
    }
    talk_finish(&talk);
    return err;
}

static const char *name_of(const struct class_talk *talk, uint32_t seat)
{
    const struct talk_seat *sits = talk_seat(talk, seat);
    return sits ? sits->name : "";
}

/* ---- chat ---- */

static void put_chat(struct call *call, const struct class_talk *talk, enum date_zone zone)
{
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_text(&out, "zone", zone_name(zone));
    json_put_i64(&out, "private_lines", talk->private_lines);
    json_open_list(&out, "lines");
    for (uint32_t i = 0; i < talk_n_lines(talk); i++) {
        const struct talk_line *line = talk_line(talk, i);
        const struct talk_seat *from = talk_seat(talk, line->from);
        json_open_object(&out, NULL);
        json_put_i64(&out, "line", line->number);
        json_put_i64(&out, "at_ms", line->at_ms);
        json_put_text(&out, "name", name_of(talk, line->from));
        json_put_text(&out, "role", from ? role_name(from->role) : NULL);
        json_put_text(&out, "to", chat_audience_name(line->to));
        json_put_text(&out, "text", line->removed_ms ? NULL : talk_text(talk, line));
        json_put_i64(&out, "removed_ms", line->removed_ms);
        json_put_text(&out, "removed_by", name_of(talk, line->removed_by));
        json_close_object(&out);
    }
    json_close_list(&out);
    json_close_object(&out);
}

static void put_moment(struct csv *csv, int64_t at_ms, enum date_zone zone)
{
    char text[DATE_TEXT_MAX] = "";
    struct date_text date = date_text(at_ms, (int)zone);
    if (at_ms)
        snprintf(text, sizeof text, "%.10s %.8s", date.text, date.text + 11);
    csv_text(csv, text);
}

static const char *words_of_role_in_class(const struct talk_seat *seat)
{
    static const char *const words[ROLE_COUNT] = {
        [ROLE_OBSERVER] = "pengamat",
        [ROLE_LEARNER] = "peserta",
        [ROLE_INSTRUCTOR] = "pengajar",
        [ROLE_COORDINATOR] = "koordinator",
    };
    return seat ? words[seat->role] : "";
}

static void write_chat(struct call *call, const struct class_talk *talk, enum date_zone zone)
{
    static const char *const head[] = {"Nomor",  "Waktu", "Zona waktu",   "Nama",         "Peran",
                                       "Kepada", "Isi",   "Dihapus pada", "Dihapus oleh", NULL};
    struct csv csv = csv_to(&call->answer->body);
    csv_row(&csv, head);
    for (uint32_t i = 0; i < talk_n_lines(talk); i++) {
        const struct talk_line *line = talk_line(talk, i);
        csv_number(&csv, line->number);
        put_moment(&csv, line->at_ms, zone);
        csv_text(&csv, zone_name(zone));
        csv_text(&csv, name_of(talk, line->from));
        csv_text(&csv, words_of_role_in_class(talk_seat(talk, line->from)));
        csv_text(&csv, line->to == CHAT_AUDIENCE_EVERYONE ? "semua" : "pengajar");
        csv_text(&csv, line->removed_ms ? "(dihapus)" : talk_text(talk, line));
        put_moment(&csv, line->removed_ms, zone);
        csv_text(&csv, name_of(talk, line->removed_by));
        csv_end_row(&csv);
    }
}

/* ---- polls ---- */

static void put_votes(struct json_out *out, const struct class_talk *talk,
                      const struct talk_poll *poll)
{
    json_open_list(out, "votes");
    for (uint32_t i = 0; i < talk_n_votes(talk) && !poll->made.anonymous; i++) {
        const struct talk_vote *vote = talk_vote(talk, i);
        if (vote->poll != poll->made.poll)
            continue;
        json_open_object(out, NULL);
        json_put_text(out, "name", name_of(talk, vote->seat));
        json_open_list(out, "choices");
        for (size_t k = 0; k < vote->vote.choices_n; k++)
            json_put_i64(out, NULL, vote->vote.choices[k]);
        json_close_list(out);
        json_close_object(out);
    }
    json_close_list(out);
}

static void put_polls(struct call *call, const struct class_talk *talk, enum date_zone zone)
{
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_text(&out, "zone", zone_name(zone));
    json_open_list(&out, "polls");
    for (uint32_t i = 0; i < talk_n_polls(talk); i++) {
        const struct talk_poll *poll = talk_poll(talk, i);
        if (!poll->opened_ms)
            continue; /* prepared, never asked */
        json_open_object(&out, NULL);
        json_put_i64(&out, "poll", poll->made.poll);
        json_put_text(&out, "question", poll->made.question);
        json_put_bool(&out, "multiple", poll->made.multiple);
        json_put_bool(&out, "anonymous", poll->made.anonymous);
        json_put_i64(&out, "opened_ms", poll->opened_ms);
        json_put_i64(&out, "closed_ms", poll->closed_ms);
        json_put_i64(&out, "voters", poll->voters);
        json_open_list(&out, "options");
        for (size_t k = 0; k < poll->made.options_n; k++) {
            json_open_object(&out, NULL);
            json_put_text(&out, "text", poll->made.options[k]);
            json_put_i64(&out, "votes", poll->counts[k]);
            json_close_object(&out);
        }
        json_close_list(&out);
        put_votes(&out, talk, poll);
        json_close_object(&out);
    }
    json_close_list(&out);
    json_close_object(&out);
}

static bool chose(const struct talk_vote *vote, uint32_t poll, size_t option)
{
    for (size_t k = 0; k < vote->vote.choices_n && vote->poll == poll; k++)
        if (vote->vote.choices[k] == option)
            return true;
    return false;
}

static void put_names(struct csv *csv, const struct class_talk *talk, const struct talk_poll *poll,
                      size_t option)
{
    char names[NAMES_MAX];
    struct writer w = writer_of(names, sizeof names - 1);
    bool begun = false;
    for (uint32_t i = 0; i < talk_n_votes(talk) && !poll->made.anonymous; i++) {
        const struct talk_vote *vote = talk_vote(talk, i);
        if (!chose(vote, poll->made.poll, option))
            continue;
        write_format(&w, "%s%s", begun ? "; " : "", name_of(talk, vote->seat));
        begun = true;
    }
    names[writer_len(&w)] = '\0';
    csv_text(csv, names);
}

static void write_polls(struct call *call, const struct class_talk *talk, enum date_zone zone)
{
    static const char *const head[] = {"Jajak pendapat ke-",
                                       "Dibuka pada",
                                       "Ditutup pada",
                                       "Zona waktu",
                                       "Pertanyaan",
                                       "Anonim",
                                       "Pemilih",
                                       "Pilihan",
                                       "Suara",
                                       "Dipilih oleh",
                                       NULL};
    struct csv csv = csv_to(&call->answer->body);
    csv_row(&csv, head);
    for (uint32_t i = 0; i < talk_n_polls(talk); i++) {
        const struct talk_poll *poll = talk_poll(talk, i);
        for (size_t k = 0; k < poll->made.options_n && poll->opened_ms; k++) {
            csv_number(&csv, poll->made.poll);
            put_moment(&csv, poll->opened_ms, zone);
            put_moment(&csv, poll->closed_ms, zone);
            csv_text(&csv, zone_name(zone));
            csv_text(&csv, poll->made.question);
            csv_text(&csv, poll->made.anonymous ? "ya" : "tidak");
            csv_number(&csv, poll->voters);
            csv_text(&csv, poll->made.options[k]);
            csv_number(&csv, poll->counts[k]);
            put_names(&csv, talk, poll, k);
            csv_end_row(&csv);
        }
    }
}

/* ---- routes ---- */

enum err on_chat(struct call *call)
{
    return answer_talk(call, &(struct asked){"class_chat", NULL, put_chat});
}

enum err on_chat_csv(struct call *call)
{
    return answer_talk(call, &(struct asked){"class_chat_csv", "percakapan", write_chat});
}

enum err on_polls(struct call *call)
{
    return answer_talk(call, &(struct asked){"class_polls", NULL, put_polls});
}

enum err on_polls_csv(struct call *call)
{
    return answer_talk(call, &(struct asked){"class_polls_csv", "jajak-pendapat", write_polls});
}
