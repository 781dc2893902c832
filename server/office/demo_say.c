/* demo_say.c - what to open, for people and for tests. */
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "config/config.h"
#include "office/demo_parts.h"
#include "wire/json_out.h"

#define LEARNERS_SAID 2

static void say_link(const struct demo *demo, FILE *to, const char *role, size_t k)
{
    const struct seed_activity *activity = &demo->seed.activities[0];
    const char *name = demo->seed.people[activity->enrolled[k].person].row.name;
    const char *token = demo->tokens[0][k].text;

    if (token[0])
        fprintf(to, "%s %s: %s\n", role, name, link_url(demo->options->config, token).text);
    else
        fprintf(to, "%s %s: tautan diganti koordinator / link replaced by the coordinator\n", role,
                name);
}

static void say_people(const struct demo *demo, FILE *to)
{
    const struct seed_activity *activity = &demo->seed.activities[0];
    size_t instructors = 0, learners = 0;

    for (size_t k = 0; k < activity->n_enrolled; k++) {
        switch (activity->enrolled[k].role) {
        case ENROLMENT_INSTRUCTOR:
            if (instructors++ == 0)
                say_link(demo, to, "Pengajar / instructor      ", k);
            break;
        case ENROLMENT_LEARNER:
            if (learners++ < LEARNERS_SAID)
                say_link(demo, to, "Peserta / learner          ", k);
            break;
        }
    }
}

void demo_say(const struct demo *demo, FILE *to)
{
    fprintf(to, "Kegiatan / activity         %s\n", demo->seed.activities[0].row.title);
    say_people(demo, to);
    for (size_t i = 0; i < demo->seed.n_coordinators; i++) {
        const struct seed_coordinator *coordinator = &demo->seed.coordinators[i];
        fprintf(to, "Koordinator / coordinator   %s: %s  nama / name: %s  sandi / password: %s\n",
                demo->seed.people[coordinator->person].row.name,
                link_page(demo->options->config, "koordinator").text, coordinator->account,
                demo_password(demo, coordinator->account).text);
    }
    fprintf(to, "Tautan peserta lain ada di halaman koordinator. / "
                "Other links: on the coordinator's page.\n");
    struct link_url there = link_base(demo->options->config);
    struct link_url here = link_base_here(demo->options->config);
    if (strcmp(there.text, here.text) != 0)
        fprintf(to, "Di mesin ini juga: %s / On this machine also: %s\n", here.text, here.text);
    fflush(to);
}

/* ---- for tests ---- */

static void put_person(struct json_out *out, const struct demo *demo, size_t i, size_t k)
{
    const struct seed_activity *activity = &demo->seed.activities[i];
    const struct seed_enrolled *enrolled = &activity->enrolled[k];
    const struct seed_person *person = &demo->seed.people[enrolled->person];
    const char *token = demo->tokens[i][k].text;

    json_open_object(out, NULL);
    json_put_text(out, "key", person->key);
    json_put_text(out, "name", person->row.name);
    json_put_text(out, "role", word_name(&enrolment_role_words, (int)enrolled->role));
    json_put_text(out, "person", id_text(person->row.id).text);
    json_put_text(out, "activity", id_text(activity->row.id).text);
    json_put_text(out, "token", token[0] ? token : NULL);
    json_close_object(out);
}

static void put_class(struct json_out *out, const struct seed_activity *activity, size_t k)
{
    const struct seed_class *class = &activity->classes[k];
    json_open_object(out, NULL);
    json_put_text(out, "id", id_text(class->row.id).text);
    json_put_text(out, "key", class->key);
    json_put_text(out, "title", class->row.title);
    json_put_text(out, "activity", id_text(activity->row.id).text);
    json_put_i64(out, "start_ms", timetable_start_ms(&class->row.table));
    json_put_i64(out, "end_ms", timetable_end_ms(&class->row.table));
    json_close_object(out);
}

static void put_coordinator(struct json_out *out, const struct demo *demo)
{
    if (demo->seed.n_coordinators == 0) {
        json_put_null(out, "coordinator");
        return;
    }
    const char *account = demo->seed.coordinators[0].account;
    json_open_object(out, "coordinator");
    json_put_text(out, "name", account);
    json_put_text(out, "password", demo_password(demo, account).text);
    json_close_object(out);
}

static void put_all(struct json_out *out, const struct demo *demo)
{
    const struct seed *seed = &demo->seed;
    json_open_object(out, NULL);
    json_open_list(out, "people");
    for (size_t i = 0; i < seed->n_activities; i++)
        for (size_t k = 0; k < seed->activities[i].n_enrolled; k++)
            put_person(out, demo, i, k);
    json_close_list(out);
    put_coordinator(out, demo);
    json_open_list(out, "classes");
    for (size_t i = 0; i < seed->n_activities; i++)
        for (size_t k = 0; k < seed->activities[i].n_classes; k++)
            put_class(out, &seed->activities[i], k);
    json_close_list(out);
    json_close_object(out);
}

enum err demo_write_file(const struct demo *demo)
{
    const char *path = demo->options->config->links_file;
    struct buffer text = {0};

    if (!path[0])
        return OK;
    struct json_out out = json_out_to(&text);
    put_all(&out, demo);
    buffer_add_text(&text, "\n");
    enum err err = text.bad ? ERR_NOMEM : file_write(path, buffer_slice(&text), 0600);
    if (err == ERR_IO)
        fault_write(demo->fault, "links.file: %s: cannot be written: %s", path, strerror(errno));
    buffer_finish(&text);
    return err;
}
