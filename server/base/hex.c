#include "base/hex.h"

void hex_write(struct slice in, char *ret)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < in.len; i++) {
        *ret++ = digits[in.at[i] >> 4];
        *ret++ = digits[in.at[i] & 15];
    }
    *ret = '\0';
}

static int digit_value(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

bool hex_read(struct slice text, uint8_t *ret, size_t len)
{
    if (text.len != 2 * len)
        return false;
    for (size_t i = 0; i < len; i++) {
        int high = digit_value(text.at[2 * i]);
        int low = digit_value(text.at[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        ret[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}
