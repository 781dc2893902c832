/* sqlite_desk_ops.h - the functions behind store_desk_ops.h on SQLite, by its names.
 *
 * Defined in sqlite_drop.c, sqlite_evidence.c, sqlite_change.c, sqlite_import.c,
 * sqlite_invitation.c, sqlite_token.c, sqlite_policy.c, sqlite_certificate.c, sqlite_outbox.c,
 * sqlite_retention.c, sqlite_unsettled.c.
 */
#ifndef STORE_SQLITE_DESK_OPS_H
#define STORE_SQLITE_DESK_OPS_H

#include "store/store_desk_ops.h"

struct sqlite_db;

enum err sqlite_enrolment_drop(void *db, struct id activity, struct id person);
enum err sqlite_person_drop(void *db, struct id person);
enum err sqlite_evidence_put(void *db, const struct evidence_row *row);
enum err sqlite_evidence_read(void *db, const uint8_t *hash, store_evidence_each *each, void *arg);
enum err sqlite_change_append(void *db, const struct change_row *row);
enum err sqlite_changes(void *db, const struct change_filter *filter, store_change_each *each,
                        void *arg);
enum err sqlite_import_changes(void *db, struct id import_id, store_change_each *each, void *arg);
enum err sqlite_access_append(void *db, const struct access_row *row);
enum err sqlite_access_there(void *db, const struct access_row *row, int64_t since_ms, bool *ret);
enum err sqlite_accesses(void *db, const struct change_filter *filter, store_access_each *each,
                         void *arg);
enum err sqlite_import_put(void *db, const struct import_row *row);
enum err sqlite_import_find(void *db, struct id import_id, struct import_row *ret);
enum err sqlite_imports(void *db, size_t max, store_import_each *each, void *arg);
enum err sqlite_import_undone(void *db, struct id import_id, int64_t at_ms);
enum err sqlite_accounts(void *db, store_account_each *each, void *arg);
enum err sqlite_invitation_put(void *db, const struct invitation_row *row);
enum err sqlite_invitation_find(void *db, const uint8_t *token_hash, struct invitation_row *ret);
enum err sqlite_invitation_use(void *db, const uint8_t *token_hash, int64_t at_ms,
                               const char *password);
enum err sqlite_restriction_put(void *db, const struct restriction_row *row);
enum err sqlite_restriction_find(void *db, struct id restriction, struct restriction_row *ret);
enum err sqlite_restriction_of(void *db, struct id person, struct restriction_row *ret);
enum err sqlite_restrictions(void *db, size_t max, store_restriction_each *each, void *arg);
enum err sqlite_restricted(void *db, store_restriction_each *each, void *arg);
enum err sqlite_token_put(void *db, const struct token_row *row);
enum err sqlite_token_find(void *db, const uint8_t *hash, struct token_row *ret);
enum err sqlite_tokens(void *db, store_token_each *each, void *arg);
enum err sqlite_token_revoke(void *db, struct id token, int64_t at_ms);
enum err sqlite_policy_force_put(void *db, const struct policy_force_row *row);
enum err sqlite_policy_forces(void *db, store_policy_force_each *each, void *arg);
enum err sqlite_policy_is_used(void *db, const char *id, bool *ret);

enum err sqlite_certificate_serial(void *db, int year, uint32_t *ret);
enum err sqlite_certificate_put(void *db, const struct certificate_row *row);
enum err sqlite_certificate_by_code(void *db, struct id code, store_certificate_each *each,
                                    void *arg);
enum err sqlite_certificate_by_number(void *db, const char *number, store_certificate_each *each,
                                      void *arg);
enum err sqlite_activity_certificates(void *db, struct id activity, store_certificate_each *each,
                                      void *arg);
enum err sqlite_person_certificates(void *db, struct id person, store_certificate_each *each,
                                    void *arg);
enum err sqlite_certificate_revoke(void *db, const char *number, int64_t at_ms, const char *why);
enum err sqlite_outbox_put(void *db, const struct outbox_row *row);
enum err sqlite_outbox_find(void *db, struct id id, store_outbox_each *each, void *arg);
enum err sqlite_outbox_of(void *db, const struct outbox_key *of, store_outbox_each *each,
                          void *arg);
enum err sqlite_outbox_due(void *db, int64_t at_ms, size_t max, store_outbox_each *each, void *arg);
enum err sqlite_outbox(void *db, enum outbox_state state, size_t max, store_outbox_each *each,
                       void *arg);
enum err sqlite_outbox_because(void *db, const struct outbox_because *because,
                               store_outbox_each *each, void *arg);
enum err sqlite_outbox_person(void *db, struct id person, store_outbox_each *each, void *arg);
enum err sqlite_outbox_reasons(void *db, store_outbox_reason_each *each, void *arg);
enum err sqlite_outbox_count(void *db, struct outbox_counts *ret);
enum err sqlite_outbox_try_append(void *db, const struct outbox_try_row *row);
enum err sqlite_outbox_tries(void *db, struct id outbox, size_t max, store_outbox_try_each *each,
                             void *arg);

enum err sqlite_talking_classes(void *db, store_id_each *each, void *arg);
enum err sqlite_journal_erase(void *db, struct id class_id, int64_t at_ms, size_t max,
                              size_t *ret_n);
enum err sqlite_forget(void *db, enum forgettable what, int64_t before_ms, size_t max,
                       size_t *ret_n);
enum err sqlite_evidence_keep(void *db, const struct evidence_keeping *keeping);
/* Within the caller's transaction; query_changes says whether it was new. */
enum err sqlite_evidence_insert(struct sqlite_db *db, const struct evidence_row *row);

extern const struct store_desk_ops sqlite_desk;

enum err sqlite_unsettled(void *db, uint64_t after, size_t max, store_unsettled_each *each,
                          void *arg);
enum err sqlite_unsettled_mark(void *db, struct id activity, uint64_t *ret);
enum err sqlite_unsettled_put(void *db, struct id activity);
enum err sqlite_unsettled_put_capacity(void *db);
enum err sqlite_unsettled_done(void *db, const struct unsettled_row *row);

#endif
