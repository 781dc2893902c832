/* Office calendars come from files that people write: the shipped one loads, mistakes are told with
 * file, path and reason. */
#include "base/alloc.h"
#include "base/date.h"
#include "judging/calendar_file.h"
#include "office/scratch.h"
#include "support/check.h"

#define SHIPPED SINKRON_ROOT "/server/policies/calendars/nasional.json"

static void the_shipped_one_loads(void)
{
    struct work_calendar *calendar = NULL;
    char fault[512] = "";
    long before = alloc_live();

    check_same(calendar_file_load(&calendar, SHIPPED, fault, sizeof fault), OK, "loads");
    check_text("says nothing", fault, "");
    if (!calendar)
        return;
    struct work_hours monday = work_calendar_hours(calendar, date_days(2025, 2, 10));
    struct work_hours friday = work_calendar_hours(calendar, date_days(2025, 2, 14));
    struct work_hours fasting = work_calendar_hours(calendar, date_days(2025, 3, 10));
    check(monday.start_min == 450 && monday.end_min == 960, "07.30 to 16.00 on Monday");
    check(friday.end_min == 990, "to 16.30 on Friday");
    check(fasting.start_min == 480 && fasting.end_min == 900, "08.00 to 15.00 in Ramadan");
    check_same(work_calendar_hours(calendar, date_days(2025, 2, 15)).end_min, 0, "Saturday");
    check_same(work_calendar_hours(calendar, date_days(2025, 8, 17)).end_min, 0, "a holiday");
    check_same(work_calendar_hours(calendar, date_days(2017, 1, 2)).end_min, 0, "before it begins");
    mem_free(calendar);
    check_same(alloc_live(), before, "keeps nothing");
}

/* One edit each; the fault follows the folder. */
static const struct {
    const char *story, *find, *put, *want;
} mistakes[] = {
    {"no hours", "\"07.30-16.00\"", "\"07.30\"",
     "k.json: periods[0].week[0]: hours like 07.30-16.00 are expected, or nothing"},
    {"backward hours", "\"07.30-16.00\"", "\"16.00-07.30\"",
     "k.json: periods[0]: has hours that do not go forward within a day"},
    {"past midnight", "\"07.30-16.00\"", "\"07.30-24.30\"",
     "k.json: periods[0]: has hours that do not go forward within a day"},
    {"a period backward", "\"last_day\": \"2023-04-11\"", "\"last_day\": \"2017-04-11\"",
     "k.json: periods[0]: ends before it begins"},
    {"a date that is none", "\"2025-01-01\"", "\"2025-02-30\"",
     "k.json: holidays[95].day: a date like 2025-03-10 is expected"},
    {"a holiday twice", "\"2025-01-27\"", "\"2025-01-01\"",
     "k.json: holidays[96]: does not come after the day in front of it"},
    {"an unknown key", "\"holidays\":", "\"liburan\":", "k.json: liburan: this key is unknown"},
};

static void mistakes_are_told(void)
{
    static char text[SCRATCH_TEXT_MAX];
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        struct scratch folder;
        struct work_calendar *calendar = NULL;
        char fault[512] = "";
        scratch_make(&folder);
        struct scratch_path path = scratch_file(&folder, "k.json");
        text_read(SHIPPED, text);
        text_edit(text, mistakes[i].find, mistakes[i].put);
        scratch_write(&folder, "k.json", text);
        check_same(calendar_file_load(&calendar, path.text, fault, sizeof fault), ERR_CONFIG,
                   mistakes[i].story);
        const char *name = strstr(fault, "k.json");
        check(name && strncmp(name, mistakes[i].want, strlen(mistakes[i].want)) == 0, fault);
        scratch_drop(&folder);
    }
}

TEST_MAIN(TEST(the_shipped_one_loads), TEST(mistakes_are_told))
