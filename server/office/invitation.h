/* invitation.h - accounts of coordinators and superiors: opened, and opened again, by a link with
 * which somebody chooses a password.
 *
 * Runs on   a thread that may write, inside a transaction (invitation_issue); invitation_command:
 *           the main thread of a program of its own, also beside one that serves.
 * Nobody types a password for somebody else. The link holds for 72 hours and opens once; only the
 * SHA-256 of its token is stored.
 */
#ifndef OFFICE_INVITATION_H
#define OFFICE_INVITATION_H

#include <stdint.h>
#include <stdio.h>

#include "base/err.h"
#include "office/link.h"
#include "store/access.h"

#define INVITATION_LIFE_MS (INT64_C(72) * 3600 * 1000)
#define INVITATION_PASSWORD_MIN 12 /* characters */

struct chance;
struct change_by;
struct config;
struct store;

/* The account is made without a password, or, when it is there, keeps the one it has until the link
 * is used; one that was closed is opened again without its old password. account->person and role
 * of one that is there are ignored. ERR_NOT_FOUND: no such person. */
MUST_CHECK enum err invitation_issue(struct store *store, const struct change_by *by,
                                     const struct account_row *account, const struct chance *chance,
                                     char ret[LINK_TOKEN_MAX]);

/* What is wrong with a password, as a word: too_short, too_long, is_name; NULL: nothing. */
const char *invitation_password_fault(const char *password, const char *account,
                                      const char *person);

/* `sinkron invite NAME ROLE [PERSON_NAME]`: for the first coordinator, or one who lost all ways in.
 * Makes the person when nobody has that name. Says the link, or what is wrong, in `to`. */
MUST_CHECK enum err invitation_command(struct store *store, const struct config *config,
                                       const struct chance *chance, int64_t now_ms, FILE *to);
/* Whether anybody has an account at all. */
MUST_CHECK enum err invitation_needed(struct store *store, bool *ret);

#endif
