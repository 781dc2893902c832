/* store_ops.h - what a database must be able to do; one row of functions per backend.
 *
 * Each does what the plain function of the same name promises (store.h, store_catalog.h,
 * store_access.h, store_seal.h); rows and lines have been checked before. `db` is what the backend
 * opened. Tests put a table of their own around a backend's to make it fail.
 */
#ifndef STORE_STORE_OPS_H
#define STORE_STORE_OPS_H

#include "base/bytes.h"
#include "base/err.h"
#include "base/id.h"
#include "credit/entry.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_export.h"
#include "store/store_seal.h"

struct store_desk_ops;

struct store_ops {
    const struct store_desk_ops *desk;

    void (*close)(void *db);
    const char *(*fault_text)(const void *db);
    enum err (*view)(void *db);
    void (*view_end)(void *db);
    enum err (*begin)(void *db);
    enum err (*end)(void *db, enum err err);
    void (*set_look)(void *db, void (*look)(void *arg), void *arg);
    enum err (*backup)(void *db, const char *path);
    enum err (*meta_get)(void *db, const char *name, struct buffer *ret);
    enum err (*meta_put)(void *db, const char *name, struct slice value);

    enum err (*journal_append)(void *db, const struct journal_line *lines, size_t n);
    enum err (*journal_read)(void *db, struct id class_id, uint64_t after_n,
                             store_journal_each *each, void *arg);
    enum err (*journal_read_kind)(void *db, struct id class_id, uint16_t kind,
                                  store_journal_each *each, void *arg);
    enum err (*journal_last)(void *db, struct id class_id, uint16_t kind, struct journal_row *ret,
                             struct buffer *ret_body);
    enum err (*journal_classes)(void *db, store_journal_classes_each *each, void *arg);

    enum err (*ledger_post)(void *db, const struct jp_entry *entries, size_t n, size_t *ret_new);
    enum err (*ledger_person)(void *db, struct id person, store_ledger_each *each, void *arg);
    enum err (*ledger_activity)(void *db, struct id activity, store_ledger_each *each, void *arg);
    enum err (*ledger_filtered)(void *db, const struct ledger_filter *filter,
                                store_ledger_filtered_each *each, void *arg);
    enum err (*ledger_count)(void *db, const struct ledger_filter *filter, uint64_t *ret);
    enum err (*activity_close)(void *db, struct id activity, int64_t at_ms,
                               const struct jp_entry *entries, size_t n);

    enum err (*person_put)(void *db, const struct person_row *row);
    enum err (*person_statuses)(void *db, struct id person, struct person_statuses *ret);
    enum err (*person_find)(void *db, struct id person, struct person_row *ret);
    enum err (*person_find_nip)(void *db, const char *nip, struct person_row *ret);
    enum err (*people)(void *db, store_person_each *each, void *arg);
    enum err (*staff)(void *db, struct id superior, store_person_each *each, void *arg);
    enum err (*people_page)(void *db, const struct person_filter *filter, store_person_each *each,
                            void *arg);
    enum err (*activity_put)(void *db, const struct activity_row *row);
    enum err (*activity_find)(void *db, struct id activity, struct activity_row *ret);
    enum err (*activities)(void *db, store_activity_each *each, void *arg);
    enum err (*unit_put)(void *db, const struct unit_row *row);
    enum err (*units)(void *db, struct id activity, store_unit_each *each, void *arg);
    enum err (*unit_drop)(void *db, struct id activity, uint32_t ordinal);
    enum err (*class_put)(void *db, const struct class_row *row);
    enum err (*class_find)(void *db, struct id class_id, struct class_row *ret);
    enum err (*activity_classes)(void *db, struct id activity, store_class_each *each, void *arg);
    enum err (*classes_between)(void *db, int64_t start_ms, int64_t end_ms, store_class_each *each,
                                void *arg);
    enum err (*enrolment_put)(void *db, const struct enrolment_row *row);
    enum err (*enrolment_find)(void *db, struct id activity, struct id person,
                               struct enrolment_row *ret);
    enum err (*activity_people)(void *db, struct id activity, store_enrolled_person_each *each,
                                void *arg);
    enum err (*activity_learners)(void *db, struct id activity, uint32_t *ret);
    enum err (*person_activities)(void *db, struct id person, store_enrolled_activity_each *each,
                                  void *arg);
    enum err (*poll_put)(void *db, const struct poll_row *row);
    enum err (*class_polls)(void *db, struct id class_id, store_poll_each *each, void *arg);

    enum err (*link_issue)(void *db, const struct link_row *row);
    enum err (*link_find)(void *db, const uint8_t *token_hash, struct link_row *ret);
    enum err (*link_revoke)(void *db, struct id activity, struct id person, int64_t at_ms);
    enum err (*activity_links)(void *db, struct id activity, store_link_each *each, void *arg);
    enum err (*account_put)(void *db, const struct account_row *row);
    enum err (*account_find)(void *db, const char *name, struct account_row *ret);
    enum err (*sign_in_put)(void *db, const struct sign_in_row *row);
    enum err (*sign_in_find)(void *db, const uint8_t *cookie_hash, struct sign_in_row *ret);
    enum err (*sign_in_drop)(void *db, const uint8_t *cookie_hash);
    enum err (*sign_in_expire)(void *db, int64_t at_ms);
    enum err (*person_sign_ins)(void *db, struct id person, store_sign_in_each *each, void *arg);
    enum err (*audit_append)(void *db, const struct audit_row *row);
    enum err (*audit_read)(void *db, struct id about, size_t max, store_audit_each *each,
                           void *arg);

    enum err (*seal_append)(void *db, const struct seal_row *row);
    enum err (*seal_read)(void *db, struct id class_id, store_seal_each *each, void *arg);
    enum err (*seal_at)(void *db, uint64_t n, store_seal_each *each, void *arg);
    enum err (*seal_last)(void *db, uint64_t *ret_n, uint8_t *ret_hash);
    enum err (*seal_account)(void *db, struct id activity, store_seal_each *each, void *arg);
    enum err (*seals)(void *db, struct id activity, store_seal_each *each, void *arg);
    enum err (*unsealed_classes)(void *db, store_id_each *each, void *arg);
    enum err (*signing_key_put)(void *db, const struct signing_key_row *row);
    enum err (*signing_keys)(void *db, store_signing_key_each *each, void *arg);
    enum err (*policy_text_put)(void *db, const char *id, struct slice text);
    enum err (*policy_text_find)(void *db, const uint8_t *hash, struct buffer *ret);
};

struct store {
    const struct store_ops *ops;
    void *db; /* owned: ops->close ends it */
};

extern const struct store_ops store_sqlite;

/* A store over `db`, which then belongs to it. ERR_NOMEM: it is still the caller's. */
MUST_CHECK enum err store_create(struct store **ret, const struct store_ops *ops, void *db);

#endif
