#include "office/told_history.h"

#include "wire/pack.h"

#define LINES_OF_CLASS 32
#define SEAT 2

static void must(enum err err, const char *what)
{
    if (!err)
        return;
    printf("%s: %s\n", what, err_name(err));
    exit(2);
}

/* ---- ids ---- */

struct id told_person(const struct told_history *told)
{
    return key("person", TOLD_PERSON + told->place);
}

/* Rises with the activity: who came first is decided by it when both begin at once. */
struct id told_activity(const struct told_history *told, size_t a)
{
    return (struct id){{0xac, (uint8_t)(told->number >> 16), (uint8_t)(told->number >> 8),
                        (uint8_t)told->number, (uint8_t)(a + 1)}};
}

static unsigned class_number(const struct told_history *told, size_t a, size_t k)
{
    return (unsigned)((told->number * HISTORY_ACTIVITIES + a) * HISTORY_CLASSES + k);
}

/* ---- the journal of a class ---- */

struct pen {
    struct id class_id;
    struct id person;
    unsigned first_event;
    struct journal_line lines[LINES_OF_CLASS];
    struct buffer bodies[LINES_OF_CLASS];
    size_t n;
};

static struct journal_line *write_line(struct pen *pen, uint16_t kind, int64_t at_ms)
{
    struct journal_line *ret = &pen->lines[pen->n++];
    unsigned event = pen->first_event + (unsigned)pen->n;
    if (pen->n > LINES_OF_CLASS)
        exit(2);
    *ret = (struct journal_line){.event = key("told", event),
                                 .class_id = pen->class_id,
                                 .run = key("run", 1),
                                 .kind = kind,
                                 .at_ms = at_ms,
                                 .mono_ms = 777777 + event};
    return ret;
}

static void write_fact(struct pen *pen, enum fact_type type, const void *fact, int64_t at_ms)
{
    struct journal_line *line = write_line(pen, fact_info[type].id, at_ms);
    struct buffer *body = &pen->bodies[pen->n - 1];
    must(wire_pack_fact(type, fact, body), "fact");
    line->body = buffer_slice(body);
}

static void write_phase(struct pen *pen, enum class_phase phase, int64_t at_ms)
{
    const struct msg_fact_phase fact = {.phase = phase};
    write_fact(pen, FACT_PHASE, &fact, at_ms);
}

/* As its timetable says; what lies between two segments is a pause. */
static void write_phases(struct pen *pen, const struct timetable *table)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct timetable_segment *s = &table->segments[i];
        bool learning = s->kind == SEGMENT_LEARNING;
        write_phase(pen, learning ? CLASS_PHASE_RUNNING : CLASS_PHASE_BREAK, s->start_ms);
        if (learning && i + 1 < table->n && table->segments[i + 1].start_ms > s->end_ms)
            write_phase(pen, CLASS_PHASE_BREAK, s->end_ms);
    }
}

static void write_presence(struct pen *pen, size_t i, enum leave_reason why, int64_t at_ms)
{
    struct journal_line *line = write_line(pen, why ? PRESENCE_LEFT : PRESENCE_JOINED, at_ms);
    line->person = pen->person;
    line->line = (uint32_t)i + 1;
    line->seat = SEAT;
    line->why = (uint8_t)why;
}

static void write_lines(struct pen *pen, const struct made_class *c, bool turned)
{
    for (size_t i = 0; i < c->n_lines; i++) {
        size_t at = turned ? c->n_lines - 1 - i : i;
        write_presence(pen, at, LEAVE_NONE, c->lines[at].join_ms);
        if (!turned && !c->lines[at].lost)
            write_presence(pen, at, LEAVE_LOST, c->lines[at].left_ms);
    }
    for (size_t i = 0; turned && i < c->n_lines; i++)
        if (!c->lines[i].lost)
            write_presence(pen, i, LEAVE_LOST, c->lines[i].left_ms);
}

/* One round after the other; the answered ones first. */
static void write_checks(struct pen *pen, const struct made_class *c)
{
    int64_t at_ms = timetable_start_ms(&c->table);
    struct msg_fact_seat seat = {.seat = SEAT, .person = pen->person, .role = ROLE_LEARNER};
    struct msg_fact_check_answered yes = {.seat = SEAT, .waited_ms = 4000};
    struct msg_fact_check_missed no = {.seat = SEAT};
    uint32_t round = 0;
    if (c->checks.answered + c->checks.missed == 0)
        return;
    snprintf(seat.name, sizeof seat.name, "Pegawai");
    write_fact(pen, FACT_SEAT, &seat, at_ms);
    while (round < c->checks.answered) {
        yes.check = ++round;
        write_fact(pen, FACT_CHECK_ANSWERED, &yes, at_ms);
    }
    while (round < c->checks.answered + c->checks.missed) {
        no.check = ++round;
        write_fact(pen, FACT_CHECK_MISSED, &no, at_ms);
    }
}

/* The server broke off; the next run closes each line at its last sign of life. */
static void write_loss(struct pen *pen, const struct made_class *c)
{
    uint8_t body[HISTORY_ROLL_MAX];
    int64_t at_ms;
    size_t len = history_roll(c, body, &at_ms);
    if (!len)
        return;
    struct journal_line *line = write_line(pen, PRESENCE_ROLL, at_ms);
    struct buffer *kept = &pen->bodies[pen->n - 1];
    buffer_add(kept, (struct slice){body, len});
    line->body = buffer_slice(kept);
    for (size_t i = 0; i < c->n_lines; i++)
        if (c->lines[i].lost)
            write_presence(pen, i, LEAVE_SERVER_LOST, at_ms - HISTORY_SIGN_AGE_S * 1000);
}

static void put_journal(struct school *school, const struct told_history *told, size_t a, size_t k)
{
    const struct made_class *c = &told->history.activities[a].classes[k];
    struct pen pen = {.class_id = key("class", class_number(told, a, k)),
                      .person = told_person(told),
                      .first_event = class_number(told, a, k) * LINES_OF_CLASS};
    bool live = c->mode == MODE_SYNCHRONOUS;
    if (live)
        write_phases(&pen, &c->table);
    write_lines(&pen, c, told->turned);
    write_checks(&pen, c);
    write_loss(&pen, c);
    if (live)
        write_phase(&pen, CLASS_PHASE_ENDED, timetable_end_ms(&c->table));
    if (pen.n)
        must(store_journal_append(school->store, pen.lines, pen.n), "journal");
    for (size_t i = 0; i < pen.n; i++)
        buffer_finish(&pen.bodies[i]);
}

/* ---- the book ---- */

static void write_book(struct school *school, const struct lines *book)
{
    struct journal_line lines[LINES_MAX];
    for (size_t i = 0; i < book->n; i++)
        lines[i] = book->rows[i].line;
    if (book->n)
        must(store_journal_append(school->store, lines, book->n), "book");
}

/* In a history the newest of its kind holds; here what was accepted goes before what is newer, so
 * that it is taken back first. */
static void say_evidence(struct told_history *told, size_t a)
{
    static const enum filed_document kinds[] = {
        [EVIDENCE_PERMISSION] = FILED_DOCUMENT_SURAT_IZIN_PENUGASAN,
        [EVIDENCE_REPORT] = FILED_DOCUMENT_LAPORAN_KE_ATASAN,
        [EVIDENCE_STUDY] = FILED_DOCUMENT_LAPORAN_BELAJAR};
    const struct made_activity *activity = &told->history.activities[a];
    struct lines *book = &told->books[a];
    struct id accepted[COUNT(kinds)] = {{{0}}};

    for (size_t i = 0; i < activity->n_evidence; i++) {
        const struct evidence_fact *fact = &activity->evidence[i];
        struct id *before = &accepted[fact->kind];
        if (!id_is_none(*before))
            says_withdrawn(book, TOLD_SUPERIOR, *before);
        *before = (struct id){{0}};
        struct id filing = says_filed(book, TOLD_PERSON + told->place, kinds[fact->kind]);
        if (fact->decision == EVIDENCE_FILED)
            continue;
        bool is_accepted = fact->decision == EVIDENCE_ACCEPTED;
        struct id decision = says_decided(book, TOLD_SUPERIOR, filing, is_accepted);
        if (is_accepted)
            *before = decision;
    }
}

static void say_facts(struct told_history *told, size_t a)
{
    const struct made_activity *activity = &told->history.activities[a];
    struct lines *book = &told->books[a];
    unsigned person = TOLD_PERSON + told->place;

    for (size_t k = 0; k < activity->n_classes; k++)
        if (activity->classes[k].mode != MODE_SYNCHRONOUS)
            says_recorded(book, TOLD_COORDINATOR, class_number(told, a, k));
    say_evidence(told, a);
    for (size_t i = 0; i < activity->n_tries; i++)
        says_tried(book, TOLD_COORDINATOR, person, activity->tries[i].score,
                   activity->tries[i].at_ms);
    if (activity->decision != OVERLAP_UNDECIDED)
        says_overlap(book, TOLD_COORDINATOR, person,
                     activity->decision == OVERLAP_TAKES ? OVERLAP_CHOICE_TAKES
                                                         : OVERLAP_CHOICE_KEEPS_REST);
}

static void say_corrections(struct told_history *told, size_t a, size_t k)
{
    const struct made_class *c = &told->history.activities[a].classes[k];
    for (size_t i = 0; i < c->n_corrections; i++) {
        const struct msg_fact_corrected fact = {
            .class_id = key("class", class_number(told, a, k)),
            .claim = c->corrections[i].kind == CORRECTION_PRESENT ? ATTENDANCE_CLAIM_PRESENT
                                                                  : ATTENDANCE_CLAIM_ABSENT,
            .start_ms = c->corrections[i].start_ms,
            .end_ms = c->corrections[i].end_ms};
        says_corrected(&told->books[a], TOLD_COORDINATOR, TOLD_PERSON + told->place, fact);
    }
}

/* ---- people and plans ---- */

static void put_person(struct school *school, const struct told_history *told)
{
    const struct history *h = &told->history;
    struct person_row row = person_row(TOLD_PERSON + told->place);
    row.employment = h->status;
    row.zone = h->zone;
    if (h->status == EMPLOYMENT_PPPK)
        row.contract_start_day = h->contract_day;
    must(store_person_put(school->store, &row), "person");
}

static void put_class(struct school *school, const struct told_history *told, size_t a, size_t k)
{
    const struct made_class *c = &told->history.activities[a].classes[k];
    const struct unit_row unit = {told_activity(told, a), (uint32_t)k + 1, "Unit", c->mode, 1};
    const struct class_row row = {.id = key("class", class_number(told, a, k)),
                                  .activity = unit.activity,
                                  .ordinal = (uint32_t)k + 1,
                                  .title = "Pertemuan",
                                  .table = c->table,
                                  .unit = unit.ordinal};
    must(store_unit_put(school->store, &unit), "unit");
    must(store_class_put(school->store, &row), "class");
}

static void put_activity(struct school *school, const struct told_history *told, size_t a)
{
    const struct made_activity *made = &told->history.activities[a];
    struct activity_row row = activity_row(1);
    const struct enrolment_row seat = {told_activity(told, a), told_person(told), ENROLMENT_LEARNER,
                                       0};
    row.id = seat.activity;
    row.international = made->international;
    row.zone = made->zone;
    row.min_attendance_percent = 0;
    row.ledger = made->ledger;
    row.post_test = made->test_required ? TEST_REQUIRED : TEST_NONE;
    snprintf(row.category, sizeof row.category, "%s", made->category);
    snprintf(row.policy, sizeof row.policy, "%s", told->history.policy->id);
    must(store_activity_put(school->store, &row), "activity");
    must(store_enrolment_put(school->store, &seat), "enrolment");
    for (size_t k = 0; k < made->n_classes; k++)
        put_class(school, told, a, k);
}

/* ---- the whole ---- */

void told_coordinators(struct school *school)
{
    for (unsigned n = TOLD_COORDINATOR; n <= TOLD_SUPERIOR; n++) {
        struct person_row row = person_row(n);
        must(store_person_put(school->store, &row), "coordinator");
    }
}

void told_put(struct school *school, struct told_history *told)
{
    put_person(school, told);
    for (size_t a = 0; a < told->history.n_activities; a++) {
        told->books[a] = (struct lines){
            .activity = told_activity(told, a),
            .first = (unsigned)((told->number * HISTORY_ACTIVITIES + a) * LINES_MAX)};
        put_activity(school, told, a);
        for (size_t k = 0; k < told->history.activities[a].n_classes; k++)
            put_journal(school, told, a, k);
        say_facts(told, a);
        write_book(school, &told->books[a]);
    }
}

void told_correct(struct school *school, struct told_history *told)
{
    for (size_t a = 0; a < told->history.n_activities; a++) {
        for (size_t k = 0; k < told->history.activities[a].n_classes; k++)
            say_corrections(told, a, k);
        write_book(school, &told->books[a]);
    }
}

void told_again(struct school *school, const struct told_history *told)
{
    for (size_t a = 0; a < told->history.n_activities; a++) {
        for (size_t k = 0; k < told->history.activities[a].n_classes; k++)
            put_journal(school, told, a, k);
        write_book(school, &told->books[a]);
    }
}

void told_finish(struct told_history *told)
{
    for (size_t a = 0; a < told->history.n_activities; a++)
        lines_finish(&told->books[a]);
}
