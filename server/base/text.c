#include "base/text.h"

#include <string.h>

#define DISTANCE_MAX 63

/* How many bytes the code point at `at` has, or 0 when it is not well-formed; the table of
 * RFC 3629, section 4. */
static size_t code_len(const uint8_t *at, size_t room)
{
    uint8_t first = at[0];
    if (first >= 0x01 && first <= 0x7f)
        return 1;
    size_t len = first >= 0xc2 && first <= 0xdf   ? 2
                 : first >= 0xe0 && first <= 0xef ? 3
                 : first >= 0xf0 && first <= 0xf4 ? 4
                                                  : 0;
    if (len == 0 || len > room)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (first == 0xe0 && at[1] < 0xa0) || (first == 0xf0 && at[1] < 0x90);
    bool surrogate = first == 0xed && at[1] > 0x9f;
    bool too_high = first == 0xf4 && at[1] > 0x8f;
    return overlong || surrogate || too_high ? 0 : len;
}

bool text_is_utf8(struct slice text)
{
    size_t at = 0;
    while (at < text.len) {
        size_t len = code_len(text.at + at, text.len - at);
        if (len == 0)
            return false;
        at += len;
    }
    return true;
}

size_t text_len_codes(struct slice text)
{
    size_t codes = 0;
    for (size_t i = 0; i < text.len; i++)
        if ((text.at[i] & 0xc0) != 0x80)
            codes++;
    return codes;
}

static bool is_blank(uint8_t c)
{
    return c == ' ' || c == '\t';
}

struct slice text_trim(struct slice text)
{
    while (text.len && is_blank(text.at[0])) {
        text.at++;
        text.len--;
    }
    while (text.len && is_blank(text.at[text.len - 1]))
        text.len--;
    return text;
}

enum err text_to_u64(struct slice text, uint64_t *ret)
{
    if (text.len == 0 || (text.len > 1 && text.at[0] == '0'))
        return ERR_MALFORMED;
    uint64_t value = 0;
    for (size_t i = 0; i < text.len; i++) {
        uint8_t digit = (uint8_t)(text.at[i] - '0');
        if (digit > 9 || value > (UINT64_MAX - digit) / 10)
            return ERR_MALFORMED;
        value = value * 10 + digit;
    }
    *ret = value;
    return OK;
}

enum err text_to_i64(struct slice text, int64_t *ret)
{
    bool negative = text.len && text.at[0] == '-';
    struct slice digits = {text.at + negative, text.len - negative};
    uint64_t value = 0;
    if (text_to_u64(digits, &value))
        return ERR_MALFORMED;
    uint64_t value_max = negative ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
    if (value > value_max || (negative && value == 0))
        return ERR_MALFORMED;
    *ret = negative ? (int64_t)(0 - value) : (int64_t)value;
    return OK;
}

bool text_copy(char *ret, size_t room, struct slice text)
{
    size_t len = text.len < room ? text.len : room - 1;
    while (len && len < text.len && (text.at[len] & 0xC0) == 0x80)
        len--;
    if (len)
        memcpy(ret, text.at, len);
    ret[len] = '\0';
    return len == text.len;
}

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    unsigned ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Levenshtein's distance, one row at a time. */
unsigned text_distance(const char *a, const char *b)
{
    size_t a_len = strnlen(a, DISTANCE_MAX);
    size_t b_len = strnlen(b, DISTANCE_MAX);
    unsigned row[DISTANCE_MAX + 1];
    for (unsigned j = 0; j <= b_len; j++)
        row[j] = j;
    for (unsigned i = 1; i <= a_len; i++) {
        unsigned diagonal = row[0];
        row[0] = i;
        for (unsigned j = 1; j <= b_len; j++) {
            unsigned above = row[j];
            row[j] = least(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
            diagonal = above;
        }
    }
    return row[b_len];
}
