/* refusal.h - how our errors are called on the wire.
 *
 * Every enum err but OK has one word in enum refusal, the same as err_name gives; a test holds the
 * two lists together.
 */
#ifndef WIRE_REFUSAL_H
#define WIRE_REFUSAL_H

#include "base/err.h"
#include "wire/gen_words.h"

/* `err` is not OK. */
enum refusal refusal_of_err(enum err err);

#endif
