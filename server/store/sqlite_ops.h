/* sqlite_ops.h - the functions behind store_sqlite, by the names of store_ops.h.
 *
 * Defined in sqlite_journal.c, sqlite_ledger.c, sqlite_people.c, sqlite_plan.c, sqlite_poll.c,
 * sqlite_access.c, sqlite_seal.c and sqlite.c.
 */
#ifndef STORE_SQLITE_OPS_H
#define STORE_SQLITE_OPS_H

#include "store/store_ops.h"

void sqlite_close(void *db);
const char *sqlite_fault_text(const void *db);
enum err sqlite_view(void *db);
void sqlite_view_end(void *db);
enum err sqlite_begin(void *db);
enum err sqlite_end(void *db, enum err err);
void sqlite_set_look(void *db, void (*look)(void *arg), void *arg);
enum err sqlite_backup(void *db, const char *path);
enum err sqlite_meta_get(void *db, const char *name, struct buffer *ret);
enum err sqlite_meta_put(void *db, const char *name, struct slice value);

enum err sqlite_journal_append(void *db, const struct journal_line *lines, size_t n);
enum err sqlite_journal_read(void *db, struct id class_id, uint64_t after_n,
                             store_journal_each *each, void *arg);
enum err sqlite_journal_read_kind(void *db, struct id class_id, uint16_t kind,
                                  store_journal_each *each, void *arg);
enum err sqlite_journal_last(void *db, struct id class_id, uint16_t kind, struct journal_row *ret,
                             struct buffer *ret_body);
enum err sqlite_journal_classes(void *db, store_journal_classes_each *each, void *arg);

enum err sqlite_ledger_post(void *db, const struct jp_entry *entries, size_t n, size_t *ret_new);
enum err sqlite_ledger_person(void *db, struct id person, store_ledger_each *each, void *arg);
enum err sqlite_ledger_activity(void *db, struct id activity, store_ledger_each *each, void *arg);
enum err sqlite_ledger_filtered(void *db, const struct ledger_filter *filter,
                                store_ledger_filtered_each *each, void *arg);
enum err sqlite_ledger_count(void *db, const struct ledger_filter *filter, uint64_t *ret);
enum err sqlite_activity_close(void *db, struct id activity, int64_t at_ms,
                               const struct jp_entry *entries, size_t n);

enum err sqlite_person_put(void *db, const struct person_row *row);
enum err sqlite_person_statuses(void *db, struct id person, struct person_statuses *ret);
enum err sqlite_person_find(void *db, struct id person, struct person_row *ret);
enum err sqlite_person_find_nip(void *db, const char *nip, struct person_row *ret);
enum err sqlite_people(void *db, store_person_each *each, void *arg);
enum err sqlite_staff(void *db, struct id superior, store_person_each *each, void *arg);
enum err sqlite_people_page(void *db, const struct person_filter *filter, store_person_each *each,
                            void *arg);
enum err sqlite_activity_put(void *db, const struct activity_row *row);
enum err sqlite_activity_find(void *db, struct id activity, struct activity_row *ret);
enum err sqlite_activities(void *db, store_activity_each *each, void *arg);
enum err sqlite_unit_put(void *db, const struct unit_row *row);
enum err sqlite_units(void *db, struct id activity, store_unit_each *each, void *arg);
enum err sqlite_unit_drop(void *db, struct id activity, uint32_t ordinal);
enum err sqlite_class_put(void *db, const struct class_row *row);
enum err sqlite_class_find(void *db, struct id class_id, struct class_row *ret);
enum err sqlite_activity_classes(void *db, struct id activity, store_class_each *each, void *arg);
enum err sqlite_classes_between(void *db, int64_t start_ms, int64_t end_ms, store_class_each *each,
                                void *arg);
enum err sqlite_enrolment_put(void *db, const struct enrolment_row *row);
enum err sqlite_enrolment_find(void *db, struct id activity, struct id person,
                               struct enrolment_row *ret);
enum err sqlite_activity_people(void *db, struct id activity, store_enrolled_person_each *each,
                                void *arg);
enum err sqlite_activity_learners(void *db, struct id activity, uint32_t *ret);
enum err sqlite_person_activities(void *db, struct id person, store_enrolled_activity_each *each,
                                  void *arg);
enum err sqlite_poll_put(void *db, const struct poll_row *row);
enum err sqlite_class_polls(void *db, struct id class_id, store_poll_each *each, void *arg);

enum err sqlite_link_issue(void *db, const struct link_row *row);
enum err sqlite_link_find(void *db, const uint8_t *token_hash, struct link_row *ret);
enum err sqlite_link_revoke(void *db, struct id activity, struct id person, int64_t at_ms);
enum err sqlite_activity_links(void *db, struct id activity, store_link_each *each, void *arg);
enum err sqlite_account_put(void *db, const struct account_row *row);
enum err sqlite_account_find(void *db, const char *name, struct account_row *ret);
enum err sqlite_sign_in_put(void *db, const struct sign_in_row *row);
enum err sqlite_sign_in_find(void *db, const uint8_t *cookie_hash, struct sign_in_row *ret);
enum err sqlite_sign_in_drop(void *db, const uint8_t *cookie_hash);
enum err sqlite_sign_in_expire(void *db, int64_t at_ms);
enum err sqlite_person_sign_ins(void *db, struct id person, store_sign_in_each *each, void *arg);
enum err sqlite_audit_append(void *db, const struct audit_row *row);
enum err sqlite_audit_read(void *db, struct id about, size_t max, store_audit_each *each,
                           void *arg);

enum err sqlite_seal_append(void *db, const struct seal_row *row);
enum err sqlite_seal_read(void *db, struct id class_id, store_seal_each *each, void *arg);
enum err sqlite_seal_at(void *db, uint64_t n, store_seal_each *each, void *arg);
enum err sqlite_seal_last(void *db, uint64_t *ret_n, uint8_t *ret_hash);
enum err sqlite_seal_account(void *db, struct id activity, store_seal_each *each, void *arg);
enum err sqlite_seals(void *db, struct id activity, store_seal_each *each, void *arg);
enum err sqlite_unsealed_classes(void *db, store_id_each *each, void *arg);
enum err sqlite_signing_key_put(void *db, const struct signing_key_row *row);
enum err sqlite_signing_keys(void *db, store_signing_key_each *each, void *arg);
enum err sqlite_policy_text_put(void *db, const char *id, struct slice text);
enum err sqlite_policy_text_find(void *db, const uint8_t *hash, struct buffer *ret);

#endif
