/* hex.h - lower-case hexadecimal digits, strictly.
 *
 * Runs on   any thread. Pure.
 */
#ifndef BASE_HEX_H
#define BASE_HEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

/* Two digits a byte and a terminating zero: `ret` has 2 * in.len + 1 characters. */
void hex_write(struct slice in, char *ret);
/* True when `text` is exactly 2 * len lower-case digits; otherwise `ret` holds nothing of use. */
bool hex_read(struct slice text, uint8_t *ret, size_t len);

#endif
