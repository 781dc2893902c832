#include "attendance/presence.h"
#include "fixture.h"

/* What a walk saw. */
struct seen {
    unsigned n;
    uint64_t last_n;
    uint64_t last_seq;
    bool in_order;
    struct id events[64];
    char body[64];
    struct journal_row first;
};

static enum err see(const struct journal_row *row, void *arg)
{
    struct seen *seen = arg;
    if (seen->n == 0) {
        seen->first = *row;
        snprintf(seen->body, sizeof seen->body, "%.*s", (int)row->line.body.len,
                 (const char *)row->line.body.at);
        seen->in_order = true;
    }
    seen->in_order = seen->in_order && row->n > seen->last_n && row->seq > seen->last_seq;
    seen->last_n = row->n;
    seen->last_seq = row->seq;
    if (seen->n < COUNT(seen->events))
        seen->events[seen->n] = row->line.event;
    seen->n++;
    return OK;
}

static void keeps_every_field(struct store *store)
{
    struct journal_line line = line_of_kind(1, key("class", 1), PRESENCE_LEFT);
    line.person = key("person", 3);
    line.why = LEAVE_LOST;
    line.line = UINT32_MAX;
    line.seat = 17;
    line.at_ms = -5;
    line.mono_ms = UINT64_MAX;
    check_same(store_journal_append(store, &line, 1), OK, "append");

    struct seen seen = {0};
    check_same(store_journal_read(store, line.class_id, 0, see, &seen), OK, "read");
    const struct journal_line *got = &seen.first.line;
    check_same(seen.n, 1, "one line");
    check_same(seen.first.n, 1, "it is the first of its class");
    check(id_equal(got->event, line.event), "event");
    check(id_equal(got->class_id, line.class_id), "class");
    check(id_equal(got->run, line.run), "run");
    check(id_equal(got->person, line.person), "person");
    check_same(got->kind, PRESENCE_LEFT, "kind");
    check_same(got->why, LEAVE_LOST, "why");
    check_same(got->line, UINT32_MAX, "line");
    check_same(got->seat, 17, "seat");
    check_same(got->at_ms, -5, "a moment before 1970");
    check(got->mono_ms == UINT64_MAX, "the largest monotonic moment");
    check_text("body", seen.body, "{\"text\":\"Selamat pagi\"}");
}

static void writes_an_event_once(struct store *store)
{
    struct id class_id = key("class", 1);
    struct journal_line lines[3] = {line_of_kind(1, class_id, 203), line_of_kind(2, class_id, 203),
                                    line_of_kind(1, class_id, 203)};
    check_same(store_journal_append(store, lines, 3), OK, "one event twice in a group");
    check_same(store_journal_append(store, lines, 2), OK, "the same group again");
    lines[0] = line_of_kind(3, class_id, 203);
    check_same(store_journal_append(store, lines, 2), OK, "a new event and an old one");

    struct seen seen = {0};
    uint64_t bad_n = 99;
    check_same(store_journal_read(store, class_id, 0, see, &seen), OK, "read");
    check_same(seen.n, 3, "three events");
    check(seen.in_order, "in order");
    check_same(seen.last_n, 3, "numbered without a hole");
    check_same(store_journal_verify(store, class_id, &bad_n), OK, "verify");
    check_same(bad_n, 0, "the chain holds");
}

static void keeps_classes_apart(struct store *store)
{
    struct id a = key("class", 1);
    struct id b = key("class", 2);
    struct journal_line lines[5] = {line_of_kind(1, a, 203), line_of_kind(2, b, 203),
                                    line_of_kind(3, a, 204), line_of_kind(4, b, 203),
                                    line_of_kind(5, a, 203)};
    check_same(store_journal_append(store, lines, 5), OK, "append");

    struct seen seen = {0};
    check_same(store_journal_read(store, a, 1, see, &seen), OK, "read after the first");
    check_same(seen.n, 2, "two lines of the first class");
    check(id_equal(seen.events[0], lines[2].event), "the second of its lines");
    check(id_equal(seen.events[1], lines[4].event), "the third of its lines");
    seen = (struct seen){0};
    check_same(store_journal_read(store, key("class", 3), 0, see, &seen), OK, "an unknown class");
    check_same(seen.n, 0, "has no lines");
}

static void finds_the_last_of_a_kind(struct store *store)
{
    struct id class_id = key("class", 1);
    struct journal_line lines[3] = {line_of_kind(1, class_id, 201), line_of_kind(2, class_id, 201),
                                    line_of_kind(3, class_id, 203)};
    lines[1].body = slice_of_text("{\"phase\":\"break\"}");
    check_same(store_journal_append(store, lines, 3), OK, "append");

    struct journal_row row = {0};
    struct buffer body = {0};
    check_same(store_journal_last(store, class_id, 201, &row, &body), OK, "last");
    check(id_equal(row.line.event, lines[1].event), "the later of two");
    check(slice_is_text(row.line.body, "{\"phase\":\"break\"}"), "with its body");
    check_same(store_journal_last(store, class_id, 202, &row, &body), ERR_NOT_FOUND,
               "no such kind");
    check(id_equal(row.line.event, lines[1].event), "and nothing was changed");
    buffer_finish(&body);
}

struct classes {
    unsigned n;
    struct journal_class at[8];
};

static enum err see_class(const struct journal_class *row, void *arg)
{
    struct classes *classes = arg;
    if (classes->n < COUNT(classes->at))
        classes->at[classes->n] = *row;
    classes->n++;
    return OK;
}

static void lists_classes_with_open_presence(struct store *store)
{
    struct classes none = {0};
    check_same(store_journal_classes(store, see_class, &none), OK, "an empty journal");
    check_same(none.n, 0, "has no class");

    struct id open = key("class", 1);
    struct id closed = key("class", 2);
    struct journal_line lines[5] = {
        line_of_kind(1, open, PRESENCE_JOINED), line_of_kind(2, open, PRESENCE_JOINED),
        line_of_kind(3, open, PRESENCE_LEFT), line_of_kind(4, closed, PRESENCE_JOINED),
        line_of_kind(5, closed, PRESENCE_LEFT)};
    check_same(store_journal_append(store, lines, 5), OK, "append");

    struct classes classes = {0};
    check_same(store_journal_classes(store, see_class, &classes), OK, "classes");
    check_same(classes.n, 2, "two classes");
    for (unsigned i = 0; i < classes.n && i < 2; i++) {
        const struct journal_class *at = &classes.at[i];
        bool is_open = id_equal(at->class_id, open);
        check_same(at->lines, is_open ? 3 : 2, "lines");
        check_same(at->joined, is_open ? 2 : 1, "joined");
        check_same(at->left, 1, "left");
        check_same(at->last_at_ms, MONDAY_MS + (is_open ? 3 : 5), "moment of the last line");
    }
}

static void refuses_what_is_no_line(struct store *store)
{
    struct id class_id = key("class", 1);
    struct journal_line good = line_of_kind(1, class_id, 203);
    struct journal_line bad[4] = {good, good, good, good};
    bad[0].event = id_none;
    bad[1].class_id = id_none;
    bad[2].kind = 4;
    bad[3].body.len = JOURNAL_BODY_BYTES_MAX + 1;
    const enum err want[4] = {ERR_INVALID, ERR_INVALID, ERR_INVALID, ERR_OVERSIZE};
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct journal_line lines[2] = {good, bad[i]};
        check_same(store_journal_append(store, lines, 2), want[i], "a bad line");
    }
    struct seen seen = {0};
    check_same(store_journal_read(store, class_id, 0, see, &seen), OK, "read");
    check_same(seen.n, 0, "and the good line beside it was not taken");
}

static enum err stop_at_two(const struct journal_row *row, void *arg)
{
    unsigned *n = arg;
    (void)row;
    return ++*n == 2 ? ERR_EXPIRED : OK;
}

static enum err call_itself(const struct journal_row *row, void *arg)
{
    struct seen inner = {0};
    return store_journal_read(arg, row->line.class_id, 0, see, &inner);
}

static void lets_a_callback_stop(struct store *store)
{
    struct id class_id = key("class", 1);
    struct journal_line lines[3] = {line_of_kind(1, class_id, 203), line_of_kind(2, class_id, 203),
                                    line_of_kind(3, class_id, 203)};
    unsigned n = 0;
    struct seen seen = {0};
    check_same(store_journal_append(store, lines, 3), OK, "append");
    check_same(store_journal_read(store, class_id, 0, stop_at_two, &n), ERR_EXPIRED, "its word");
    check_same(n, 2, "ends the walk");
    check_same(store_journal_read(store, class_id, 0, call_itself, store), ERR_STORE,
               "a walk within itself is refused");
    check(strstr(store_fault_text(store), "journal_read") != NULL, "by name");
    check_same(store_journal_read(store, class_id, 0, see, &seen), OK, "and the next one");
    check_same(seen.n, 3, "sees everything");
}

static void journal_keeps_every_field(void)
{
    on_every_backend(keeps_every_field);
}
static void journal_writes_an_event_once(void)
{
    on_every_backend(writes_an_event_once);
}
static void journal_keeps_classes_apart(void)
{
    on_every_backend(keeps_classes_apart);
}
static void journal_finds_the_last_of_a_kind(void)
{
    on_every_backend(finds_the_last_of_a_kind);
}
static void journal_lists_classes(void)
{
    on_every_backend(lists_classes_with_open_presence);
}
static void journal_refuses_what_is_no_line(void)
{
    on_every_backend(refuses_what_is_no_line);
}
static void journal_lets_a_callback_stop(void)
{
    on_every_backend(lets_a_callback_stop);
}

static void a_line_reads_back_from_its_bytes(void)
{
    uint8_t bytes[512];
    struct journal_line line = line_of_kind(1, key("class", 1), 203);
    line.person = key("person", 1);
    line.at_ms = -1;
    struct writer w = writer_of(bytes, sizeof bytes);
    journal_line_write(&w, &line);
    check(!w.bad, "it fits");
    check_same(writer_len(&w), JOURNAL_LINE_HEAD_BYTES + line.body.len, "its length is promised");

    struct journal_line got = {0};
    check_same(journal_line_read((struct slice){bytes, writer_len(&w)}, &got), OK, "read");
    check(id_equal(got.event, line.event) && id_equal(got.person, line.person), "ids");
    check_same(got.at_ms, -1, "a moment before 1970");
    check(slice_equal(got.body, line.body), "body");
    for (size_t len = 0; len < writer_len(&w); len++)
        check_same(journal_line_read((struct slice){bytes, len}, &got), ERR_MALFORMED, "cut short");
    check_same(journal_line_read((struct slice){bytes, writer_len(&w) + 1}, &got), ERR_MALFORMED,
               "a byte too many");
    bytes[0] = 2;
    check_same(journal_line_read((struct slice){bytes, writer_len(&w)}, &got), ERR_MALFORMED,
               "another version");
}

static void a_line_of_presence_is_a_fact(void)
{
    struct presence fact = {0};
    struct journal_line line = line_of_kind(1, key("class", 1), PRESENCE_LEFT);
    line.body = (struct slice){0};
    line.person = key("person", 1);
    line.why = LEAVE_ASKED;
    line.line = 4;
    line.seat = 2;
    check_same(journal_line_presence(&line, &fact), OK, "a leaving");
    check_same(fact.kind, PRESENCE_LEFT, "kind");
    check_same(fact.why, LEAVE_ASKED, "why");
    check_same(fact.line, 4, "line");
    check_same(fact.seat, 2, "seat");
    check_same(fact.at_ms, line.at_ms, "moment");
    check(id_equal(fact.person, line.person), "person");

    line.why = LEAVE_NONE;
    check_same(journal_line_presence(&line, &fact), ERR_INVALID, "a leaving without a reason");
    line.kind = 203;
    check_same(journal_line_presence(&line, &fact), ERR_INVALID, "a chat line is no presence");
}

TEST_MAIN(TEST(journal_keeps_every_field), TEST(journal_writes_an_event_once),
          TEST(journal_keeps_classes_apart), TEST(journal_finds_the_last_of_a_kind),
          TEST(journal_lists_classes), TEST(journal_refuses_what_is_no_line),
          TEST(journal_lets_a_callback_stop), TEST(a_line_reads_back_from_its_bytes),
          TEST(a_line_of_presence_is_a_fact))
