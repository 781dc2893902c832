#include "store/catalog.h"

#define WORDS(table)                                                                               \
    {                                                                                              \
        table, (int)(sizeof(table) / sizeof((table)[0]))                                           \
    }

static const char *const enrolment_roles[] = {
    [ENROLMENT_LEARNER] = "learner",
    [ENROLMENT_INSTRUCTOR] = "instructor",
};
static const char *const test_wishes[] = {
    [TEST_AS_POLICY] = "policy",
    [TEST_REQUIRED] = "required",
    [TEST_NONE] = "none",
};

const struct word_table enrolment_role_words = WORDS(enrolment_roles);
const struct word_table test_wish_words = WORDS(test_wishes);

static const struct {
    enum date_zone zone;
    const char *name;
} zones[] = {{DATE_WIB, "WIB"}, {DATE_WITA, "WITA"}, {DATE_WIT, "WIT"}};

const char *zone_name(enum date_zone zone)
{
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++)
        if (zones[i].zone == zone)
            return zones[i].name;
    return "";
}

enum err zone_parse(struct slice word, enum date_zone *ret)
{
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        if (slice_is_text(word, zones[i].name)) {
            *ret = zones[i].zone;
            return OK;
        }
    }
    return ERR_MALFORMED;
}
