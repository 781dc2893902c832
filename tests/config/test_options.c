/* One row: setting, bounds, printing; and the real table's own soundness. */
#include "config/options.h"

#include <stdbool.h>

#include "base/text.h"
#include "config/config.h"
#include "support/check.h"

struct some {
    char name[8];
    char key[16];
    unsigned count;
    bool on;
    unsigned colour;
};

#define AT(member) offsetof(struct some, member), sizeof(((struct some *)0)->member)

static const char *const colours[] = {"merah", "putih"};
static const struct option rows[] = {
    {"name", OPTION_TEXT, AT(name), "abc", 2, 7, "A name.", NULL},
    {"secret.key", OPTION_SECRET, AT(key), "", 0, 15, "A secret.", NULL},
    {"count", OPTION_COUNT, AT(count), "5", 2, 20, "A count.", NULL},
    {"on", OPTION_SWITCH, AT(on), "off", 0, 1, "A switch.", NULL},
    {"colour", OPTION_CHOICE, AT(colour), "putih", 0, 1, "A choice.", colours},
};
static const struct option_table table = {rows, COUNT(rows)};

static const char *value_of(const char *name, const struct some *from)
{
    static char text[64];
    struct writer w = writer_of(text, sizeof text - 1);
    option_write_value(option_find(&table, slice_of_text(name)), from, &w);
    text[writer_len(&w)] = '\0';
    return text;
}

static void values_are_taken_or_explained(void)
{
    static const struct {
        const char *name, *text;
        const char *after; /* what the member then reads as */
        const char *why;   /* NULL: taken */
    } cases[] = {
        {"name", "budi", "budi", NULL},
        {"name", "1234567", "1234567", NULL},
        {"name", "12345678", "abc", "is too long: at most 7 bytes"},
        {"name", "b", "abc", "is too short: at least 2 bytes"},
        {"name", "a\xff", "abc", "is not UTF-8 text"},
        {"secret.key", "rahasia", "***", NULL},
        {"secret.key", "", "", NULL},
        {"count", "2", "2", NULL},
        {"count", "20", "20", NULL},
        {"count", "21", "5", "21 is too large; the nearest right value is 20"},
        {"count", "1", "5", "1 is too small; the nearest right value is 2"},
        {"count", "-3", "5", "`-3` is not a whole number from 2 to 20"},
        {"count", "", "5", "`` is not a whole number from 2 to 20"},
        {"count", "4.5", "5", "`4.5` is not a whole number from 2 to 20"},
        {"on", "on", "on", NULL},
        {"on", "yes", "off", "`yes` is neither `on` nor `off`"},
        {"colour", "merah", "merah", NULL},
        {"colour", "biru", "putih", "`biru` is none of: merah putih"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct some some = {.count = 0};
        char why[128] = "";
        struct writer w = writer_of(why, sizeof why - 1);
        check_same(option_set_defaults(&table, &some), OK, "defaults fit");
        const struct option *row = option_find(&table, slice_of_text(cases[i].name));
        enum err err = option_set(row, &some, slice_of_text(cases[i].text), &w);
        check_same(err, cases[i].why ? ERR_CONFIG : OK, cases[i].text);
        check_text(cases[i].text, why, cases[i].why ? cases[i].why : "");
        check_text(cases[i].text, value_of(cases[i].name, &some), cases[i].after);
    }
}

static void a_very_long_value_is_quoted_in_part(void)
{
    static char text[600];
    struct some some = {.count = 0};
    char why[128] = "";
    struct writer w = writer_of(why, sizeof why - 1);
    memset(text, '9', sizeof text - 1);
    check_same(option_set(&rows[2], &some, slice_of_text(text), &w), ERR_CONFIG, "refused");
    check(!w.bad && strstr(why, "is not a whole number"), "and explained");
}

static void the_nearest_name_is_offered(void)
{
    static const struct {
        const char *wanted, *offered;
    } cases[] = {
        {"cuont", "count"},  {"secret_key", "secret.key"},
        {"color", "colour"}, {"completely_different", NULL},
        {"zz", NULL}, /* as far from "on" as "on" is long */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct option *near = option_nearest(&table, slice_of_text(cases[i].wanted));
        check_text(cases[i].wanted, near ? near->name : "nothing",
                   cases[i].offered ? cases[i].offered : "nothing");
    }
}

static void a_default_out_of_bounds_is_found(void)
{
    static const struct option bad[] = {
        {"count", OPTION_COUNT, AT(count), "99", 2, 20, "A count.", NULL}};
    struct some some = {.count = 0};
    check_same(option_set_defaults(&(struct option_table){bad, 1}, &some), ERR_CONFIG, "refused");
}

static size_t size_wanted(const struct option *row)
{
    switch (row->kind) {
    case OPTION_TEXT:
    case OPTION_SECRET:
        return row->max + 1;
    case OPTION_COUNT:
    case OPTION_CHOICE:
        return sizeof(unsigned);
    case OPTION_SWITCH:
        return sizeof(bool);
    }
    return 0;
}

static void the_real_table_is_sound(void)
{
    struct config config;
    config_init(&config);
    for (size_t i = 0; i < config_options.n; i++) {
        const struct option *row = &config_options.rows[i];
        char env[OPTION_ENV_MAX], other[OPTION_ENV_MAX];
        option_env_name(row, env);
        check_same(row->room, size_wanted(row), row->name);
        check(row->room <= OPTION_VALUE_MAX, "a printed value fits");
        check(row->doc[strlen(row->doc) - 1] == '.', "its documentation is a sentence");
        check(strlen(env) < OPTION_ENV_MAX - 1, "its variable's name fits");
        for (size_t j = 0; j < i; j++) {
            const struct option *before = &config_options.rows[j];
            option_env_name(before, other);
            check(strcmp(env, other) != 0, "no two options share a variable");
            check(row->offset >= before->offset + before->room ||
                      before->offset >= row->offset + row->room,
                  "no two options share a member");
        }
    }
}

TEST_MAIN(TEST(values_are_taken_or_explained), TEST(a_very_long_value_is_quoted_in_part),
          TEST(the_nearest_name_is_offered), TEST(a_default_out_of_bounds_is_found),
          TEST(the_real_table_is_sound))
