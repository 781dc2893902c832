#include "session/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/packet.h"
#include "base/pool.h"
#include "credit/sample_policy.h"
#include "session/recover.h"
#include "session/transport.h"
#include "store/store_catalog.h"

static void must(enum err err, const char *what)
{
    if (err) {
        printf("the world fell apart: %s: %s\n", what, err_name(err));
        abort();
    }
}

/* ---- people and plans ---- */

static void put_person(struct world *w, const char *key, const char *name, enum enrolment_role role)
{
    struct person_row person = {.id = id_from_key("person", key),
                                .employment = EMPLOYMENT_PNS,
                                .zone = DATE_WIB,
                                .contract_start_day = CATALOG_NO_DAY,
                                .contract_end_day = CATALOG_NO_DAY};
    snprintf(person.name, sizeof person.name, "%s", name);
    must(store_person_put(w->store, &person), "person");
    must(store_enrolment_put(
             w->store,
             &(struct enrolment_row){.activity = w->activity, .person = person.id, .role = role}),
         "enrolment");
}

static void put_plan(struct world *w)
{
    struct activity_row activity = {.id = w->activity, .zone = DATE_WIB, .created_ms = 1};
    snprintf(activity.title, sizeof activity.title, "Penyusunan RPP");
    snprintf(activity.organiser, sizeof activity.organiser, "BPSDM");
    snprintf(activity.category, sizeof activity.category, "pelatihan_teknis");
    snprintf(activity.policy, sizeof activity.policy, "%s", w->policies.at[0]->id);
    must(store_activity_put(w->store, &activity), "activity");

    struct class_row row = {.id = w->class_id, .activity = w->activity, .ordinal = 1};
    snprintf(row.title, sizeof row.title, "Pertemuan 1");
    row.table.n = 1;
    row.table.segments[0] =
        (struct timetable_segment){.kind = SEGMENT_LEARNING,
                                   .start_ms = WORLD_BEGIN_MS - INT64_C(1800000),
                                   .end_ms = WORLD_BEGIN_MS + INT64_C(1800000)};
    must(store_class_put(w->store, &row), "class");
    put_person(w, "ratna", "Ratna Wulandari", ENROLMENT_INSTRUCTOR);
    put_person(w, "lukas", "Lukas Sabar", ENROLMENT_INSTRUCTOR);
    put_person(w, "ani", "Ani Merauje", ENROLMENT_LEARNER);
    put_person(w, "budi", "Budi Tamba", ENROLMENT_LEARNER);
    put_person(w, "citra", "Citra Dewi", ENROLMENT_LEARNER);
}

/* ---- the server without sockets ---- */

static enum err reader_open(void **ret, void *arg)
{
    struct world *w = arg;
    char path[128];
    struct store *reader = NULL;
    snprintf(path, sizeof path, "%s/sinkron.db", w->folder);
    enum err err = store_open_sqlite(&reader, path, true, NULL);
    if (!err)
        *ret = reader;
    return err;
}

static void reader_close(void *context)
{
    store_close(context);
}

static void class_over(void *arg, struct id class_id, struct mailbox *answer_to)
{
    struct world *w = arg;
    (void)class_id;
    (void)answer_to;
    w->closer_asked++;
}

static void start(struct world *w)
{
    static const struct clock *const real = &clock_system;
    char path[128], spool[128];
    size_t closed = 0;

    snprintf(path, sizeof path, "%s/sinkron.db", w->folder);
    snprintf(spool, sizeof spool, "%s/spool", w->folder);
    must(store_open_sqlite(&w->store, path, false, NULL), "store");
    w->run = id_new(&w->chance.chance);
    put_plan(w);
    must(recover_presence(w->store, w->run, &w->chance.chance, &closed), "recover");
    struct store_thread_options options = store_thread_defaults();
    options.store = w->store;
    options.spool_path = spool;
    options.clock = real;
    options.group_ms = 1;
    must(store_thread_create(&w->store_thread, &options), "store thread");
    must(pool_create(&w->pool, &(struct pool_options){.threads = 1,
                                                      .jobs_max = 64,
                                                      .context_create = reader_open,
                                                      .context_destroy = reader_close,
                                                      .arg = w}),
         "pool");
    w->closer = (struct class_closer){.class_over = class_over, .arg = w};
    const struct edge_links links = {.config = &w->config,
                                     .clock = &w->clock.clock,
                                     .chance = &w->chance.chance,
                                     .pool = w->pool,
                                     .store = w->store_thread,
                                     .policies = &w->policies,
                                     .ticket_key = &w->key,
                                     .closer = &w->closer,
                                     .run = w->run};
    must(edge_create(&w->edge, &links, bell_wake, &w->bell), "edge");
}

void world_open(struct world *w)
{
    *w = (struct world){0};
    snprintf(w->folder, sizeof w->folder, "/tmp/sinkron-world-XXXXXX");
    if (!mkdtemp(w->folder))
        abort();
    config_init(&w->config);
    fake_clock_init(&w->clock, WORLD_BEGIN_MS);
    fake_chance_init(&w->chance, 7);
    must(bell_init(&w->bell), "bell");
    w->policies.at[w->policies.n++] = sample_policy();
    memset(w->key.bytes, 0x5a, sizeof w->key.bytes);
    w->activity = id_from_key("activity", "rpp");
    w->class_id = id_from_key("class", "rpp-1");
    start(w);
}

/* Each @ in the pattern is the folder. */
static void shell(const char *pattern, const char *folder)
{
    char command[512];
    size_t len = 0;
    for (; *pattern; pattern++)
        len += *pattern == '@'
                   ? (size_t)snprintf(command + len, sizeof command - len, "%s", folder)
                   : (size_t)snprintf(command + len, sizeof command - len, "%c", *pattern);
    if (system(command) != 0)
        printf("failed: %s\n", command);
}

static void stop(struct world *w)
{
    pool_destroy(w->pool);
    store_thread_destroy(w->store_thread);
    edge_destroy(w->edge);
    store_close(w->store);
}

void world_picture(struct world *w)
{
    world_settle(w);
    shell("rm -rf @.picture && cp -r @ @.picture", w->folder);
}

void world_revive(struct world *w)
{
    stop(w);
    shell("rm -rf @ && mv @.picture @", w->folder);
    start(w);
}

void world_close(struct world *w)
{
    stop(w);
    mem_free(w->policies.at[0]);
    bell_finish(&w->bell);
    shell("rm -rf @", w->folder);
}

/* A job behind all others in the pool rings once they are done. */
struct last_job {
    struct pool_job job;
    struct bell bell;
};

static void last_run(struct pool_job *job, void *context)
{
    (void)context;
    bell_ring(&((struct last_job *)job)->bell);
}

void world_settle(struct world *w)
{
    struct last_job last = {.job = {.run = last_run}};
    must(bell_init(&last.bell), "bell");
    for (int i = 0; i < 3; i++) { /* a letter may start a job, a job end in a commit */
        must(pool_submit(w->pool, &last.job), "pool");
        if (!bell_wait(&last.bell, 20000))
            abort();
        must(store_thread_flush(w->store_thread), "flush");
        edge_read_letters(w->edge);
    }
    bell_finish(&last.bell);
}

void world_pass(struct world *w, uint64_t ms)
{
    for (uint64_t gone = 0; gone < ms; gone += 100) {
        fake_clock_advance(&w->clock, 100);
        edge_tick(w->edge);
    }
    world_settle(w);
}

void world_ticket(struct world *w, const char *person, enum role role, char ret[TICKET_TEXT_MAX])
{
    struct ticket ticket = {.kind = TICKET_ENTER,
                            .role = role,
                            .class_id = w->class_id,
                            .activity = w->activity,
                            .person = id_from_key("person", person),
                            .issued_ms = w->clock.wall_ms,
                            .expires_ms = w->clock.wall_ms + 600000};
    snprintf(ticket.name, sizeof ticket.name, "%s", person);
    ticket_write(&ticket, &w->key, ret);
}

/* ---- guests ---- */

static void hear(struct guest *g, struct packet *packet)
{
    if (packet_kind(packet) == PACKET_BINARY) {
        g->sound_frames++;
        return;
    }
    size_t len = packet_len(packet);
    char *more = realloc(g->heard, g->heard_len + len + 2);
    if (!more)
        abort();
    g->heard = more;
    memcpy(more + g->heard_len, packet_body(packet), len);
    g->heard_len += len;
    more[g->heard_len++] = '\n';
    more[g->heard_len] = '\0';
}

static enum err write_now(void *conn, struct packet *packet)
{
    struct guest *g = conn;
    if (g->stuck)
        return ERR_BUSY;
    hear(g, packet);
    return OK;
}

static void want_write(void *conn)
{
    (void)conn;
}

static void hold_reading(void *conn, bool hold)
{
    (void)conn;
    (void)hold;
}

static const struct transport transport = {
    .write_now = write_now, .want_write = want_write, .hold_reading = hold_reading};

void guest_connect(struct guest *g, struct world *w)
{
    *g = (struct guest){.world = w};
    must(session_create(&g->session, w->edge, &transport, g, "127.0.0.1"), "session");
}

void guest_say(struct guest *g, const char *json)
{
    session_on_text(g->session, slice_of_text(json));
}

static void greet(struct guest *g, const char *ticket, const char *resume, unsigned after_n)
{
    char hello[2048];
    int len =
        snprintf(hello, sizeof hello,
                 "{\"type\":\"hello\",\"version\":%u,\"fingerprint\":\"%s\",\"ticket\":\"%s\"",
                 PROTOCOL_VERSION, PROTOCOL_FINGERPRINT, ticket);
    if (resume)
        len += snprintf(hello + len, sizeof hello - (size_t)len, ",\"resume\":\"%s\",\"after\":%u",
                        resume, after_n);
    snprintf(hello + len, sizeof hello - (size_t)len, "}");
    guest_say(g, hello);
    world_settle(g->world);
}

void guest_enter(struct guest *g, struct world *w, const char *person, enum role role)
{
    char ticket[TICKET_TEXT_MAX];
    guest_connect(g, w);
    world_ticket(w, person, role, ticket);
    greet(g, ticket, NULL, 0);
}

void guest_return(struct guest *g, struct guest *before, const char *person, enum role role,
                  unsigned after_n)
{
    char ticket[TICKET_TEXT_MAX], resume[TICKET_TEXT_MAX];
    const char *at = before->heard ? strstr(before->heard, "\"resume\":\"") : NULL;
    if (!at || sscanf(at + 10, "%599[^\"]", resume) != 1)
        abort();
    guest_connect(g, before->world);
    world_ticket(g->world, person, role, ticket);
    greet(g, ticket, resume, after_n);
}

void guest_drop(struct guest *g)
{
    session_destroy(g->session);
    g->session = NULL;
}

void guest_forget(struct guest *g)
{
    if (g->session)
        guest_drop(g);
    free(g->heard);
    *g = (struct guest){0};
}

bool guest_heard(const struct guest *g, const char *text)
{
    return g->heard && strstr(g->heard, text);
}

void guest_clear(struct guest *g)
{
    g->heard_len = 0;
    if (g->heard)
        g->heard[0] = '\0';
}

bool guest_is_closing(const struct guest *g, const char *reason)
{
    uint16_t code = 0;
    const char *why = NULL;
    return session_wants_close(g->session, &code, &why) && strcmp(why, reason) == 0;
}

/* ---- the journal ---- */

struct count {
    unsigned kind;
    unsigned n;
};

static enum err count_line(const struct journal_row *row, void *arg)
{
    struct count *count = arg;
    count->n += row->line.kind == count->kind;
    return OK;
}

static enum err count_lines(struct store *store, void *arg)
{
    struct count *count = arg;
    return store_journal_read(store, id_from_key("class", "rpp-1"), 0, count_line, count);
}

unsigned world_lines(struct world *w, unsigned kind)
{
    struct count count = {.kind = kind};
    must(store_thread_do(w->store_thread, count_lines, &count), "journal");
    return count.n;
}
