#include "office/sealed.h"

#include "base/bell.h"
#include "base/pool.h"
#include "judging/policy_file.h"
#include "office/settling.h"
#include "proof/bundle.h"
#include "proof/recheck.h"
#include "proof/seal_key.h"
#include "wire/pack.h"

static void must(enum err err, const char *what)
{
    if (!err)
        return;
    printf("%s: %s\n", what, err_name(err));
    exit(2);
}

/* Leaves one category of the shipped policy: its file is the longest line of a bundle, and each
 * byte of it is tried. */
static void shorten(char text[SCRATCH_TEXT_MAX], const char *category)
{
    char *list = strstr(text, "\"categories\": [");
    char *at = list ? strchr(list, '{') : NULL;
    char *put = at;
    int depth = 0;
    bool kept = false;
    for (char *from = at; at && (depth || *at != ']'); at++) {
        if (*at == '{' && depth++ == 0)
            from = at;
        if (*at == '}' && --depth == 0 && !kept) {
            *at = '\0';
            kept = strstr(from, category) != NULL;
            *at = '}';
            if (kept)
                memmove(put, from, (size_t)(at + 1 - from));
            if (kept)
                put += at + 1 - from;
        }
    }
    if (!kept)
        exit(2);
    memmove(put, at, strlen(at) + 1);
}

/* No status may name a category that is not there. */
static void shorten_allowed(char text[SCRATCH_TEXT_MAX], const char *category)
{
    static const char list[] = "\"allowed_categories\": [";
    for (char *at = strstr(text, list); at; at = strstr(at + 1, list)) {
        char *inside = at + strlen(list);
        char *end = strchr(inside, ']');
        if (!end)
            exit(2);
        const char *put = end == inside ? "" : category;
        memmove(inside + strlen(put), end, strlen(end) + 1);
        memcpy(inside, put, strlen(put));
    }
}

/* The closing quotation mark of a string, from its opening one. */
static const char *string_end(const char *at)
{
    for (at++; *at != '"'; at++)
        at += *at == '\\';
    return at;
}

/* Takes out blanks between the words, and shortens what the laws are called. */
static void pack(char text[SCRATCH_TEXT_MAX])
{
    static const char source[] = "\"text\":";
    char *put = text;
    for (const char *at = text; *at; at++) {
        if (*at != '"') {
            if (!strchr(" \n", *at))
                *put++ = *at;
            continue;
        }
        const char *end = string_end(at);
        bool named = put - text >= (int)strlen(source) &&
                     memcmp(put - strlen(source), source, strlen(source)) == 0;
        size_t len = named ? 2 : (size_t)(end - at);
        memmove(put, at, len);
        put += len;
        *put++ = '"';
        at = end;
    }
    *put = '\0';
}

static void use_small_policy(struct sealed *sealed, const char *category)
{
    char quoted[64];
    char text[SCRATCH_TEXT_MAX];
    char fault[512] = "";
    text_read(SINKRON_ROOT "/server/policies/asn-2023.json", text);
    snprintf(quoted, sizeof quoted, "\"%s\"", category);
    shorten(text, quoted);
    shorten_allowed(text, quoted);
    pack(text);
    scratch_write(&sealed->school.folder, "asn-2023.json", text);
    policy_set_finish(&sealed->school.policies);
    if (policy_dir_load(&sealed->school.policies, sealed->school.folder.path, fault,
                        sizeof fault)) {
        printf("%s\n", fault);
        exit(2);
    }
    sealed->school.policies.calendar = sealed->school.calendar;
}

void sealed_open(struct sealed *sealed, unsigned classes, unsigned minutes, unsigned people)
{
    sealed_open_as(sealed, "pelatihan_teknis", classes, minutes, people);
}

void sealed_open_as(struct sealed *sealed, const char *category, unsigned classes, unsigned minutes,
                    unsigned people)
{
    struct activity_row activity = activity_row(1);
    *sealed = (struct sealed){0};
    school_open(&sealed->school, classes, minutes, people);
    use_small_policy(sealed, category);
    snprintf(activity.category, sizeof activity.category, "%s", category);
    must(store_activity_put(sealed->school.store, &activity), "category");
    for (unsigned n = SEALED_COORDINATOR; n <= SEALED_SECOND; n++) {
        struct person_row row = person_row(n);
        must(store_person_put(sealed->school.store, &row), "coordinator");
    }
    fake_clock_init(&sealed->clock, MONDAY_MS + 30 * DATE_DAY_MS);
    fake_chance_init(&sealed->chance, 11);
}

void sealed_close(struct sealed *sealed)
{
    school_close(&sealed->school);
}

void sealed_start(struct sealed *sealed)
{
    struct store_thread_options options = store_thread_defaults();
    struct scratch_path spool = scratch_file(&sealed->school.folder, "spool");
    options.store = sealed->school.store;
    options.spool_path = spool.text;
    options.clock = &clock_system;
    must(store_thread_create(&sealed->thread, &options), "store thread");
    const struct sealing_links links = {.store = sealed->thread,
                                        .policies = &sealed->school.policies,
                                        .clock = &sealed->clock.clock,
                                        .chance = &sealed->chance.chance,
                                        .policy_dir = sealed->school.folder.path,
                                        .data_dir = sealed->school.folder.path};
    must(sealing_create(&sealed->sealing, &links), "sealing");
    closing_init(&sealed->closing, &(struct closing_links){.store = sealed->thread,
                                                           .policies = &sealed->school.policies,
                                                           .clock = &sealed->clock.clock,
                                                           .sealing = sealed->sealing});
    sealed->reader = school_reader(&sealed->school);
}

void sealed_stop(struct sealed *sealed)
{
    store_close(sealed->reader);
    sealing_destroy(sealed->sealing);
    store_thread_destroy(sealed->thread);
    sealed->reader = NULL;
    sealed->sealing = NULL;
    sealed->thread = NULL;
}

void sealed_class_over(struct sealed *sealed, unsigned class_n)
{
    struct class_judged *judged = NULL;
    sealed_start(sealed);
    must(closing_judge_class(&sealed->closing, sealed->reader, key("class", class_n), &judged),
         "judged");
    mem_free(judged);
    sealed_stop(sealed);
}

/* ---- the next start ---- */

static enum err reader_open(void **ret, void *arg)
{
    *ret = school_reader(arg);
    return OK;
}

static void reader_close(void *context)
{
    store_close(context);
}

/* One thread: what is asked after the sweep is done after it. */
struct mark {
    struct pool_job job;
    struct bell *bell;
};

static void ring(struct pool_job *job, void *context)
{
    (void)context;
    bell_ring(((struct mark *)job)->bell);
}

static void never_dropped(struct pool_job *job)
{
    (void)job;
    exit(2);
}

void sealed_sweep(struct sealed *sealed)
{
    struct bell bell;
    struct pool *pool = NULL;
    struct mark mark = {{.run = ring, .drop = never_dropped}, &bell};
    if (bell_init(&bell))
        exit(2);
    sealed_start(sealed);
    if (pool_create(&pool, &(struct pool_options){.threads = 1,
                                                  .jobs_max = 4,
                                                  .context_create = reader_open,
                                                  .context_destroy = reader_close,
                                                  .arg = &sealed->school}))
        exit(2);
    sealed->closing.links.pool = pool;
    check_same(closing_sweep(&sealed->closing), OK, "swept");
    check_same(pool_submit(pool, &mark.job), OK, "and afterwards");
    check(bell_wait(&bell, 20000), "it is over");
    pool_destroy(pool);
    bell_finish(&bell);
    sealed_stop(sealed);
}

/* ---- the book ---- */

struct id sealed_states(struct sealed *sealed, unsigned activity, unsigned by, enum fact_type type,
                        const void *fact)
{
    struct buffer body = {0};
    must(wire_pack_fact(type, fact, &body), "fact");
    const struct journal_line line = {.event = key("book", ++sealed->school.events),
                                      .class_id = key("activity", activity),
                                      .person = school_person(by),
                                      .kind = fact_info[type].id,
                                      .at_ms = clock_wall_ms(&sealed->clock.clock),
                                      .body = buffer_slice(&body)};
    must(store_journal_append(sealed->school.store, &line, 1), "book");
    buffer_finish(&body);
    return line.event;
}

struct id sealed_corrects(struct sealed *sealed, const struct sealed_claim *claim)
{
    int64_t start_ms = MONDAY_MS + (claim->class_n - 1) * DATE_DAY_MS;
    struct msg_fact_corrected fact = {.class_id = key("class", claim->class_n),
                                      .person = school_person(claim->person),
                                      .claim = claim->absent ? ATTENDANCE_CLAIM_ABSENT
                                                             : ATTENDANCE_CLAIM_PRESENT,
                                      .start_ms = start_ms + claim->from_s * INT64_C(1000),
                                      .end_ms = start_ms + claim->to_s * INT64_C(1000),
                                      .reason = "Daftar hadir kertas",
                                      .second = claim->second,
                                      .by = school_person(SEALED_COORDINATOR)};
    return sealed_states(sealed, 1, SEALED_COORDINATOR, FACT_CORRECTED, &fact);
}

struct id sealed_approves(struct sealed *sealed, unsigned activity, unsigned by, struct id fact)
{
    struct msg_fact_approved approved = {.fact = fact, .by = school_person(by)};
    return sealed_states(sealed, activity, by, FACT_APPROVED, &approved);
}

struct id sealed_withdraws(struct sealed *sealed, unsigned activity, unsigned by, struct id fact)
{
    struct msg_fact_withdrawn withdrawn = {
        .fact = fact, .reason = "Salah baca", .by = school_person(by)};
    return sealed_states(sealed, activity, by, FACT_WITHDRAWN, &withdrawn);
}

void sealed_settle(struct sealed *sealed, unsigned activity)
{
    sealed_start(sealed);
    must(settling_settle(&sealed->closing, sealed->reader, key("activity", activity)), "settled");
    sealed_stop(sealed);
}

uint64_t sealed_differences(struct sealed *sealed)
{
    char text[16384] = "";
    uint64_t n = UINT64_MAX;
    FILE *to = fmemopen(text, sizeof text, "w");
    if (!to)
        exit(2);
    must(recheck_run(sealed->school.store, &sealed->school.policies, to, &n), "rechecked");
    fclose(to);
    if (n)
        printf("%s", text);
    return n;
}

/* ---- another activity ---- */

void sealed_other_activity(struct sealed *sealed, unsigned activity, unsigned class_n,
                           unsigned people)
{
    struct activity_row row = activity_row(activity);
    struct class_row meeting = class_row(class_n, activity, 1);
    must(store_activity_put(sealed->school.store, &row), "activity");
    meeting.table.n = 1;
    meeting.table.segments[0].start_ms = MONDAY_MS + (class_n - 1) * DATE_DAY_MS;
    meeting.table.segments[0].end_ms = meeting.table.segments[0].start_ms + 45 * MINUTE_MS;
    must(store_class_put(sealed->school.store, &meeting), "class");
    for (unsigned n = 1; n <= people; n++) {
        struct enrolment_row enrolment = {row.id, school_person(n),
                                          n == 1 ? ENROLMENT_INSTRUCTOR : ENROLMENT_LEARNER, 0};
        must(store_enrolment_put(sealed->school.store, &enrolment), "enrolment");
    }
    school_holds(&sealed->school, class_n, people, 2700);
    sealed_class_over(sealed, class_n);
}

void sealed_rotate(struct sealed *sealed, const char *who)
{
    struct signing_key_row row;
    const struct seal_key_wish wish = {.folder = sealed->school.folder.path,
                                       .who = who,
                                       .at_ms = clock_wall_ms(&sealed->clock.clock),
                                       .chance = &sealed->chance.chance};
    must(seal_key_make(sealed->school.store, &wish, &row), "rotated");
}

static enum err count_seal(const struct seal_row *row, void *arg)
{
    (void)row;
    ++*(size_t *)arg;
    return OK;
}

size_t sealed_count(struct sealed *sealed)
{
    size_t n = 0;
    must(store_seals(sealed->school.store, id_none, count_seal, &n), "seals");
    return n;
}

static enum err gather(struct slice bytes, void *arg)
{
    struct buffer *buffer = arg;
    buffer_add(buffer, bytes);
    return buffer->bad ? ERR_NOMEM : OK;
}

struct buffer sealed_bundle(struct sealed *sealed, unsigned activity)
{
    struct buffer ret = {0};
    must(bundle_write(sealed->school.store, key("activity", activity), gather, &ret), "bundle");
    return ret;
}

struct buffer sealed_receipt(struct sealed *sealed, unsigned activity, unsigned person)
{
    struct buffer ret = {0};
    struct receipt receipt = {0};
    struct json_out out = json_out_to(&ret);
    const struct receipt_wish wish = {.activity = key("activity", activity),
                                      .person = school_person(person),
                                      .key_folder = sealed->school.folder.path,
                                      .now_ms = clock_wall_ms(&sealed->clock.clock)};
    must(receipt_make(sealed->school.store, &wish, &receipt), "receipt");
    receipt_write(&out, &receipt);
    receipt_finish(&receipt);
    return ret;
}

bool sealed_says(const struct verdict *verdict, const char *what)
{
    bool said = strstr(verdict->text, what) != NULL;
    if (!said)
        printf("line %llu: %s\n", (unsigned long long)verdict->line, verdict->text);
    return said;
}

struct verdict sealed_prove(struct slice bundle)
{
    return sealed_prove_with(bundle, (struct slice){0});
}

static enum err hold(struct proof *proof, struct slice text, struct bundle_fault *fault)
{
    struct receipt receipt = {0};
    enum err err = receipt_read(text, &receipt, fault->text, sizeof fault->text);
    if (!err) {
        err = proof_hold_receipt(proof, &receipt);
        snprintf(fault->text, sizeof fault->text, "%s", proof_fault(proof));
    }
    receipt_finish(&receipt);
    return err;
}

struct verdict sealed_prove_with(struct slice bundle, struct slice receipt)
{
    struct verdict ret = {0};
    struct proof *proof = NULL;
    struct bundle_fault fault;
    must(proof_create(&proof), "proof");
    ret.err = bundle_read_bytes(bundle, proof, &fault);
    if (!ret.err && receipt.len)
        ret.err = hold(proof, receipt, &fault);
    ret.line = fault.line;
    ret.totals = proof_totals(proof);
    memcpy(ret.text, fault.text, sizeof ret.text);
    proof_destroy(proof);
    return ret;
}
