/* test_ticket.c - tickets and resume tokens: what opens, what does not, and the key file. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/check.h"
#include "support/fake_chance.h"
#include "wire/ticket.h"

#define NOW INT64_C(1741570200000)

static const struct ticket_key key = {{1, 2, 3}};

static struct ticket sample(enum ticket_kind kind)
{
    struct ticket t = {.kind = kind,
                       .role = ROLE_LEARNER,
                       .class_id = id_from_key("class", "a"),
                       .activity = id_from_key("activity", "a"),
                       .person = id_from_key("person", "ani"),
                       .line = 41,
                       .issued_ms = NOW,
                       .expires_ms = NOW + 1000};
    snprintf(t.name, sizeof t.name, "Ani Merauje");
    return t;
}

static void it_opens_as_what_it_was_written(void)
{
    struct ticket t = sample(TICKET_ENTER), back;
    char text[TICKET_TEXT_MAX];
    ticket_write(&t, &key, text);
    check_same(ticket_read(slice_of_text(text), &key, TICKET_ENTER, NOW, &back), OK, "opens");
    check(id_equal(back.person, t.person) && id_equal(back.class_id, t.class_id) &&
              id_equal(back.activity, t.activity),
          "the same ids");
    check_text("the same name", back.name, "Ani Merauje");
    check_same(back.role, ROLE_LEARNER, "the same role");
    check_same(back.line, 41, "the same line");
}

static void what_does_not_open(void)
{
    struct ticket t = sample(TICKET_ENTER), back = {.line = 7};
    char text[TICKET_TEXT_MAX];
    const struct ticket_key other = {{9}};
    ticket_write(&t, &key, text);
    check_same(ticket_read(slice_of_text(text), &key, TICKET_RESUME, NOW, &back), ERR_MALFORMED,
               "as another kind");
    check_same(ticket_read(slice_of_text(text), &other, TICKET_ENTER, NOW, &back), ERR_MALFORMED,
               "under another key");
    check_same(ticket_read(slice_of_text(text), &key, TICKET_ENTER, NOW + 1000, &back), ERR_EXPIRED,
               "when it is too old");
    check_same(ticket_read(slice_of_text(""), &key, TICKET_ENTER, NOW, &back), ERR_MALFORMED,
               "empty");
    size_t len = strlen(text);
    for (size_t i = 0; i < len; i++) {
        char changed[TICKET_TEXT_MAX];
        memcpy(changed, text, len + 1);
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        check(ticket_read(slice_of_text(changed), &key, TICKET_ENTER, NOW, &back) != OK,
              "with any one character changed");
        check(ticket_read((struct slice){(const uint8_t *)text, i}, &key, TICKET_ENTER, NOW,
                          &back) != OK,
              "cut short anywhere");
    }
    check_same(back.line, 7, "and nothing was written");
}

static void the_longest_name_fits(void)
{
    struct ticket t = sample(TICKET_RESUME), back;
    char text[TICKET_TEXT_MAX];
    memset(t.name, 'x', TICKET_NAME_MAX - 1);
    ticket_write(&t, &key, text);
    check(strlen(text) < TICKET_TEXT_MAX, "fits its room");
    check_same(ticket_read(slice_of_text(text), &key, TICKET_RESUME, NOW, &back), OK, "opens");
    check_same(strlen(back.name), TICKET_NAME_MAX - 1, "whole");
}

static void the_key_file_is_made_once(void)
{
    char folder[] = "/tmp/sinkron-key-XXXXXX", path[64];
    struct fake_chance chance;
    struct ticket_key first, again;
    struct stat info;
    fake_chance_init(&chance, 1);
    if (!check(mkdtemp(folder) != NULL, "a folder"))
        return;
    snprintf(path, sizeof path, "%s/key", folder);
    check_same(ticket_key_load(&first, path, &chance.chance), OK, "made");
    check_same(stat(path, &info), 0, "there");
    check_same(info.st_mode & 0777, 0600, "for its owner alone");
    check_same(ticket_key_load(&again, path, &chance.chance), OK, "read");
    check(memcmp(&first, &again, sizeof first) == 0, "the same key");
    check_same(truncate(path, 5), 0, "cut");
    check_same(ticket_key_load(&again, path, &chance.chance), ERR_IO, "a cut key is refused");
    unlink(path);
    rmdir(folder);
}

TEST_MAIN(TEST(it_opens_as_what_it_was_written), TEST(what_does_not_open),
          TEST(the_longest_name_fits), TEST(the_key_file_is_made_once))
