/* seal_key.h - the key that signs seals: a file in the data folder, and its line of succession.
 *
 * Runs on   whoever may write the store (making, rotating); any thread (reading).
 * Owns      nothing. The secret is in the file `seal.key` and, while it is used, in the caller's
 *           struct sign_pair: wipe it.
 *
 * Each key is introduced by the one before it, the first by itself; old public keys stay in the
 * store for good, with who made them and since when they sign. A new key is written beside the old
 * one (`seal.key.next`), then recorded, then put in its place: a crash in between loses neither.
 */
#ifndef PROOF_SEAL_KEY_H
#define PROOF_SEAL_KEY_H

#include <stdint.h>

#include "base/chance.h"
#include "base/err.h"
#include "base/sign.h"
#include "store/store_seal.h"

struct store;

/* The key that signs now. ERR_NOT_FOUND: there is none yet. ERR_CONFIG: its file is gone, is
 * another's, or may be read by others. ERR_IO, ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err seal_key_read(struct store *store, const char *folder, struct sign_pair *ret,
                                  struct signing_key_row *ret_row);

struct seal_key_wish {
    const char *folder;
    const char *who;
    int64_t at_ms;
    const struct chance *chance;
};

/* Makes the first key, or the next one. A key whose file is gone cannot introduce its successor:
 * that one then introduces itself, and every verification says so. ERR_CONFIG: the file that is
 * there is not the key's, or may be read by others. ERR_IO, ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err seal_key_make(struct store *store, const struct seal_key_wish *wish,
                                  struct signing_key_row *ret);

#endif
