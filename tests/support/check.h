/* check.h - the whole test framework: say what must hold, count what does not.
 *
 * A test file lists its tests in TEST_MAIN; each is a function void (*)(void). A failed check
 * prints file, line and the story, and the program ends with failure after all tests ran.
 */
#ifndef TESTS_SUPPORT_CHECK_H
#define TESTS_SUPPORT_CHECK_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static unsigned check_failures;
static unsigned check_total;

static inline bool check_at(bool holds, const char *what, const char *file, int line)
{
    check_total++;
    if (!holds) {
        check_failures++;
        printf("%s:%d: FAILED: %s\n", file, line, what);
    }
    return holds;
}

static inline bool check_same_at(intmax_t got, intmax_t want, const char *what, const char *file,
                                 int line)
{
    check_total++;
    if (got != want) {
        check_failures++;
        printf("%s:%d: FAILED: %s: got %jd, want %jd\n", file, line, what, got, want);
    }
    return got == want;
}

static inline bool check_text_at(const char *what, const char *got, const char *want,
                                 const char *file, int line)
{
    check_total++;
    bool same = got && want && strcmp(got, want) == 0;
    if (!same) {
        check_failures++;
        printf("%s:%d: FAILED: %s\n  got  %s\n  want %s\n", file, line, what, got ? got : "(null)",
               want ? want : "(null)");
    }
    return same;
}

#define check(holds, what) check_at((holds), (what), __FILE__, __LINE__)
#define check_same(got, want, what)                                                                \
    check_same_at((intmax_t)(got), (intmax_t)(want), (what), __FILE__, __LINE__)
#define check_text(what, got, want) check_text_at((what), (got), (want), __FILE__, __LINE__)

struct named_test {
    const char *name;
    void (*run)(void);
};

#define TEST(function) {#function, function}

#define TEST_MAIN(...)                                                                             \
    int main(void)                                                                                 \
    {                                                                                              \
        static const struct named_test tests[] = {__VA_ARGS__};                                    \
        for (size_t i = 0; i < COUNT(tests); i++) {                                                \
            unsigned before = check_failures;                                                      \
            tests[i].run();                                                                        \
            printf("%s %s\n", check_failures == before ? "ok  " : "FAIL", tests[i].name);          \
        }                                                                                          \
        printf("%u checks, %u failed\n", check_total, check_failures);                             \
        return check_failures || !check_total ? 1 : 0;                                             \
    }

#endif
