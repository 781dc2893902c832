/* Numbers of civil servants: which are sound, why not, and how they are written. */
#include "base/date.h"
#include "judging/nip.h"
#include "support/check.h"

#define THIS_YEAR 2026

static const struct {
    const char *story, *text;
    enum nip_fault fault;
    enum nip_kind kind;
    bool female;
} cases[] = {
    {"a PNS born 15 Mar 1985, CPNS Dec 2010", "198503152010121002", NIP_SOUND, NIP_PNS, false},
    {"a PPPK born 1 Jan 1990, agreement 1", "199001012022211005", NIP_SOUND, NIP_PPPK, false},
    {"a PPPK with 24, female", "199001012025242014", NIP_SOUND, NIP_PPPK, true},
    {"born in month 13", "198513152010121002", NIP_BIRTH_DATE, 0, false},
    {"appointed in month 13", "199001012022131001", NIP_APPOINTMENT_MONTH, 0, false},
    {"agreement 0, sex 3", "199001012022203001", NIP_AGREEMENT, 0, false},
    {"written in groups", "1990 0101 2022 21 1 005", NIP_SOUND, NIP_PPPK, false},
    {"written with dots", "19850315.201012.1.002", NIP_SOUND, NIP_PNS, false},
    {"17 digits", "19900101202221100", NIP_LENGTH, 0, false},
    {"19 digits", "1990010120222110055", NIP_LENGTH, 0, false},
    {"nothing", "", NIP_LENGTH, 0, false},
    {"a comma in the sex", "1990010120222,1005", NIP_FOREIGN, 0, false},
    {"letters", "19900101202221100O", NIP_FOREIGN, 0, false},
    {"born 29 Feb of a common year", "198502292010121002", NIP_BIRTH_DATE, 0, false},
    {"born 29 Feb of a leap year", "198402292010121002", NIP_SOUND, NIP_PNS, false},
    {"born on day 0", "198503002010121002", NIP_BIRTH_DATE, 0, false},
    {"appointed next year", "198503152027121002", NIP_APPOINTMENT_YEAR, 0, false},
    {"appointed this year", "200003152026121002", NIP_SOUND, NIP_PNS, false},
    {"appointed before birth", "198503151984121002", NIP_APPOINTMENT_YEAR, 0, false},
    {"month 00", "198503152010001002", NIP_APPOINTMENT_MONTH, 0, false},
    {"digit 13 is 3", "198503152010311002", NIP_KIND, 0, false},
    {"agreement 9", "199001012022291005", NIP_SOUND, NIP_PPPK, false},
    {"sex 0", "198503152010120002", NIP_SEX, 0, false},
    {"sex 3", "198503152010123002", NIP_SEX, 0, false},
    {"serial 000", "198503152010121000", NIP_SERIAL, 0, false},
};

static void numbers_are_read(void)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct nip nip = {.digits = "untouched"};
        enum nip_fault fault = NIP_KIND;
        enum err err = nip_read(slice_of_text(cases[i].text), THIS_YEAR, &nip, &fault);
        check_same(fault, cases[i].fault, cases[i].story);
        check_same(err, cases[i].fault ? ERR_INVALID : OK, cases[i].story);
        check((nip_fault_text(fault)[0] == '\0') == (fault == NIP_SOUND), "has its words");
        if (err) {
            check_text("stays as it was", nip.digits, "untouched");
            continue;
        }
        check_same(nip.kind, cases[i].kind, cases[i].story);
        check_same(nip.female, cases[i].female, cases[i].story);
        check_same(strlen(nip.digits), 18, cases[i].story);
    }
}

static void what_the_number_says(void)
{
    struct nip nip;
    check_same(nip_read(slice_of_text("198503152010121002"), THIS_YEAR, &nip, NULL), OK, "reads");
    check_same(nip.birth_day, date_days(1985, 3, 15), "birth");
    check_same(nip.appointment_year, 2010, "appointment");
    check(!nip.age_is_odd, "25 years old then");
    check_same(nip_read(slice_of_text("199901012010121002"), THIS_YEAR, &nip, NULL), OK,
               "a child is a warning only");
    check(nip.age_is_odd, "but it is noted");
    check_same(nip_read(slice_of_text("193001012010121002"), THIS_YEAR, &nip, NULL), OK,
               "so is somebody of 80");
    check(nip.age_is_odd, "noted too");
}

static void how_it_is_written(void)
{
    check_text("printed", nip_printed("198503152010121002").text, "19850315 201012 1 002");
    check_text("printed, PPPK", nip_printed("199001012022211005").text, "19900101 202221 1 005");
    check_text("masked", nip_masked("199001012025242014").text, "\xe2\x80\xa6 014");
    check_text("somebody without", nip_printed("").text, "");
    check_text("somebody without", nip_masked("").text, "");
    check_text("what is no number shows nothing", nip_masked("19900101202524201x").text, "");
}

TEST_MAIN(TEST(numbers_are_read), TEST(what_the_number_says), TEST(how_it_is_written))
