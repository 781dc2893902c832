/* Bodies of records are, byte for byte, what tests/feed/vectors/ says; and read back the same. */
#include <stdlib.h>

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "feed/siasn_record.h"
#include "support/check.h"
#include "wire/json_in.h"

#define COPY(to, from) text_copy((to), sizeof(to), slice_of_text(from))

static void read_bytes_of(const char *name, struct buffer *ret)
{
    char path[512];
    snprintf(path, sizeof path, "%s/tests/feed/vectors/%s", SINKRON_ROOT, name);
    check_same(file_read(path, 1 << 20, ret), OK, path);
}

static int64_t day(const struct json_node *node, const char *key)
{
    char text[16];
    int64_t ret = 0;
    json_get_text(node, key, text, sizeof text);
    check_same(date_parse_day(slice_of_text(text), &ret), OK, text);
    return ret;
}

static struct siasn_record record_of(const struct json_node *given)
{
    struct siasn_record record = {.jp = json_get_i64(given, "jp", 0, 10000)};
    char structural[8];
    json_get_text(given, "type", record.type, sizeof record.type);
    bool training = strcmp(record.type, "1") == 0;
    record.kind = training ? OUTBOX_TRAINING : OUTBOX_COURSE;
    json_get_text_or(given, "id", "", record.id, sizeof record.id);
    json_get_text(given, "agency", record.agency, sizeof record.agency);
    json_get_text(given, "person", record.person, sizeof record.person);
    json_get_text(given, "organiser", record.organiser, sizeof record.organiser);
    json_get_text(given, "title", record.title, sizeof record.title);
    json_get_text(given, "number", record.number, sizeof record.number);
    json_get_text(given, "letter", record.letter, sizeof record.letter);
    snprintf(structural, sizeof structural, "%s", siasn_structural(record.title));
    COPY(record.structural, structural);
    siasn_record_days(&record, day(given, "first_day"), day(given, "last_day"));
    return record;
}

/* The file without the line break at its end and the blanks of its layout. */
static void strip(struct buffer *bytes)
{
    bool in_text = false;
    size_t n = 0;
    for (size_t i = 0; i < bytes->len; i++) {
        char c = (char)bytes->at[i];
        bool escaped = i > 0 && bytes->at[i - 1] == '\\';
        in_text = c == '"' && !escaped ? !in_text : in_text;
        if (in_text || (c != ' ' && c != '\n'))
            bytes->at[n++] = bytes->at[i];
    }
    bytes->len = n;
}

static void bodies_are_those_of_the_vectors(void)
{
    struct buffer bytes = {0};
    struct json_doc doc;
    read_bytes_of("records.json", &bytes);
    check_same(json_open(&doc, buffer_slice(&bytes)), OK, "records.json");
    struct json_node root = json_root(&doc);
    struct json_node list = json_get_list(&root, NULL, 1, 100);
    for (size_t i = 0; i < json_count(&list); i++) {
        struct json_node row = json_at(&list, i);
        char story[200];
        char file[80];
        struct buffer body = {0};
        struct buffer want = {0};
        struct siasn_record back = {0};
        json_get_text(&row, "story", story, sizeof story);
        json_get_text(&row, "body", file, sizeof file);
        struct json_node given = json_get_object(&row, "record");
        struct siasn_record record = record_of(&given);
        siasn_body_write(&record, &body);
        read_bytes_of(file, &want);
        strip(&want);
        check(slice_equal(buffer_slice(&body), buffer_slice(&want)), story);
        if (!slice_equal(buffer_slice(&body), buffer_slice(&want)))
            printf("  got  %.*s\n", (int)body.len, (const char *)body.at);
        check_same(siasn_body_read(record.kind, buffer_slice(&body), &back), OK, story);
        check_text(story, back.last_day, record.last_day);
        check_same(back.jp, record.jp, story);
        buffer_finish(&body);
        buffer_finish(&want);
    }
    check_same(json_err(&doc), OK, "all was read");
    check(json_count(&list) >= 5, "there are some");
    json_close(&doc);
    buffer_finish(&bytes);
}

static void programmes_are_known_by_whole_words(void)
{
    static const struct {
        const char *title, *id;
    } cases[] = {
        {"Diklat PIM IV Angkatan 3", "2"},
        {"Diklat PIM III", "3"},
        {"Diklat PIM II", "4"},
        {"Diklat PIM I", "5"},
        {"SESPA angkatan 2", "4"},
        {"SESPATI", "7"},
        {"SEPATI", "5"},
        {"SPAMA dan SPAMEN", "3"},
        {"Pelatihan Kepemimpinan Admin", "8"},
        {"", "8"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_text(cases[i].title, siasn_structural(cases[i].title), cases[i].id);
}

static void what_is_missing_has_a_word(void)
{
    static const struct {
        const char *story, *type, *person, *number;
        int64_t jp;
        enum feed_reason gap;
    } cases[] = {
        {"whole", "3", "A1", "2025/1/X", 5, FEED_READY},
        {"nothing earned", "3", "A1", "2025/1/X", 0, FEED_NO_JP},
        {"not known there", "3", "", "2025/1/X", 5, FEED_NO_PERSON_ID},
        {"a category without a number", "", "A1", "2025/1/X", 5, FEED_NO_CATEGORY_ID},
        {"no certificate", "3", "A1", "", 5, FEED_NO_CERTIFICATE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct siasn_record record = {.kind = OUTBOX_COURSE, .jp = cases[i].jp};
        COPY(record.type, cases[i].type);
        COPY(record.person, cases[i].person);
        COPY(record.number, cases[i].number);
        check_text(cases[i].story, feed_reason_word(siasn_record_gap(&record)),
                   feed_reason_word(cases[i].gap));
    }
}

TEST_MAIN(TEST(bodies_are_those_of_the_vectors), TEST(programmes_are_known_by_whole_words),
          TEST(what_is_missing_has_a_word))
