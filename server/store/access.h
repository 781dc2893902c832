/* access.h - rows about who gets in, and of what was done: accounts, links, sign-ins, audit.
 *
 * Runs on   any thread. Plain data, by value: nothing is borrowed. Only hashes of secrets.
 * Every *_MAX counts its terminating zero.
 */
#ifndef STORE_ACCESS_H
#define STORE_ACCESS_H

#include <stdint.h>

#include "base/digest.h"
#include "base/id.h"
#include "base/secret.h"
#include "store/catalog.h"

#define CATALOG_WHAT_MAX 41
#define CATALOG_NOTE_MAX 401

/* Who signs in with a name and a password. Stored: "coordinator", "superior". */
enum account_role { ACCOUNT_COORDINATOR = 1, ACCOUNT_SUPERIOR };

struct account_row {
    char name[CATALOG_NAME_MAX];         /* unique */
    char password[SECRET_HASH_TEXT_MAX]; /* scrypt text of base/secret.h, never the password; "":
                                          * invited, has none yet and cannot sign in */
    struct id person;
    enum account_role role;
    int64_t closed_ms; /* cannot sign in any more since; 0: can */
};

/* A personal link: who has the token is this person in this activity. The token is not stored. */
struct link_row {
    uint8_t token_hash[DIGEST_BYTES]; /* SHA-256 of the token */
    struct id activity;
    struct id person;
    int64_t issued_ms;
    int64_t revoked_ms;  /* 0: good */
    struct id issued_by; /* person, or none: a seed file, a command */
};

/* A signed-in browser. */
struct sign_in_row {
    uint8_t cookie_hash[DIGEST_BYTES]; /* SHA-256 of the cookie */
    struct id person;
    char account[CATALOG_NAME_MAX]; /* its name; "" when a personal link signed in */
    struct id activity;             /* of the personal link; none for an account */
    int64_t created_ms;
    int64_t expires_ms;
};

/* Something somebody did that must be explainable later. Append only. */
struct audit_row {
    uint64_t seq; /* given by the store */
    int64_t at_ms;
    struct id who;               /* person, or none: nobody known, or the server */
    char what[CATALOG_WHAT_MAX]; /* a word: "link_reissued", "sign_in_failed", "activity_closed" */
    struct id about;             /* the activity, person or class it was done to, or none */
    char note[CATALOG_NOTE_MAX];
};

extern const struct word_table account_role_words; /* credit/policy_words.h */

#endif
