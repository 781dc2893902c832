/* store_desk_ops.h - what a database must be able to do for store_desk.h, store_certificate.h,
 * store_retention.h and store_unsettled.h; a part of store_ops.h, which says how.
 */
#ifndef STORE_STORE_DESK_OPS_H
#define STORE_STORE_DESK_OPS_H

#include "base/err.h"
#include "base/id.h"
#include "store/store_certificate.h"
#include "store/store_desk.h"
#include "store/store_restriction.h"
#include "store/store_retention.h"
#include "store/store_unsettled.h"

/* What store_evidence_put refuses by itself. */
MUST_CHECK enum err store_evidence_check(const struct evidence_row *row);

struct store_desk_ops {
    enum err (*enrolment_drop)(void *db, struct id activity, struct id person);
    enum err (*person_drop)(void *db, struct id person);
    enum err (*evidence_put)(void *db, const struct evidence_row *row);
    enum err (*evidence_read)(void *db, const uint8_t *hash, store_evidence_each *each, void *arg);
    enum err (*change_append)(void *db, const struct change_row *row);
    enum err (*changes)(void *db, const struct change_filter *filter, store_change_each *each,
                        void *arg);
    enum err (*import_changes)(void *db, struct id import_id, store_change_each *each, void *arg);
    enum err (*access_append)(void *db, const struct access_row *row);
    enum err (*access_there)(void *db, const struct access_row *row, int64_t since_ms, bool *ret);
    enum err (*accesses)(void *db, const struct change_filter *filter, store_access_each *each,
                         void *arg);
    enum err (*import_put)(void *db, const struct import_row *row);
    enum err (*import_find)(void *db, struct id import_id, struct import_row *ret);
    enum err (*imports)(void *db, size_t max, store_import_each *each, void *arg);
    enum err (*import_undone)(void *db, struct id import_id, int64_t at_ms);
    enum err (*accounts)(void *db, store_account_each *each, void *arg);
    enum err (*invitation_put)(void *db, const struct invitation_row *row);
    enum err (*invitation_find)(void *db, const uint8_t *token_hash, struct invitation_row *ret);
    enum err (*invitation_use)(void *db, const uint8_t *token_hash, int64_t at_ms,
                               const char *password);
    enum err (*restriction_put)(void *db, const struct restriction_row *row);
    enum err (*restriction_find)(void *db, struct id restriction, struct restriction_row *ret);
    enum err (*restriction_of)(void *db, struct id person, struct restriction_row *ret);
    enum err (*restrictions)(void *db, size_t max, store_restriction_each *each, void *arg);
    enum err (*restricted)(void *db, store_restriction_each *each, void *arg);
    enum err (*token_put)(void *db, const struct token_row *row);
    enum err (*token_find)(void *db, const uint8_t *hash, struct token_row *ret);
    enum err (*tokens)(void *db, store_token_each *each, void *arg);
    enum err (*token_revoke)(void *db, struct id token, int64_t at_ms);
    enum err (*policy_force_put)(void *db, const struct policy_force_row *row);
    enum err (*policy_forces)(void *db, store_policy_force_each *each, void *arg);
    enum err (*policy_is_used)(void *db, const char *id, bool *ret);

    enum err (*certificate_serial)(void *db, int year, uint32_t *ret);
    enum err (*certificate_put)(void *db, const struct certificate_row *row);
    enum err (*certificate_by_code)(void *db, struct id code, store_certificate_each *each,
                                    void *arg);
    enum err (*certificate_by_number)(void *db, const char *number, store_certificate_each *each,
                                      void *arg);
    enum err (*activity_certificates)(void *db, struct id activity, store_certificate_each *each,
                                      void *arg);
    enum err (*person_certificates)(void *db, struct id person, store_certificate_each *each,
                                    void *arg);
    enum err (*certificate_revoke)(void *db, const char *number, int64_t at_ms, const char *why);
    enum err (*outbox_put)(void *db, const struct outbox_row *row);
    enum err (*outbox_find)(void *db, struct id id, store_outbox_each *each, void *arg);
    enum err (*outbox_of)(void *db, const struct outbox_key *of, store_outbox_each *each,
                          void *arg);
    enum err (*outbox_due)(void *db, int64_t at_ms, size_t max, store_outbox_each *each, void *arg);
    enum err (*outbox)(void *db, enum outbox_state state, size_t max, store_outbox_each *each,
                       void *arg);
    enum err (*outbox_because)(void *db, const struct outbox_because *because,
                               store_outbox_each *each, void *arg);
    enum err (*outbox_person)(void *db, struct id person, store_outbox_each *each, void *arg);
    enum err (*outbox_reasons)(void *db, store_outbox_reason_each *each, void *arg);
    enum err (*outbox_count)(void *db, struct outbox_counts *ret);
    enum err (*outbox_try_append)(void *db, const struct outbox_try_row *row);
    enum err (*outbox_tries)(void *db, struct id outbox, size_t max, store_outbox_try_each *each,
                             void *arg);

    enum err (*talking_classes)(void *db, store_id_each *each, void *arg);
    enum err (*journal_erase)(void *db, struct id class_id, int64_t at_ms, size_t max,
                              size_t *ret_n);
    enum err (*forget)(void *db, enum forgettable what, int64_t before_ms, size_t max,
                       size_t *ret_n);
    enum err (*evidence_keep)(void *db, const struct evidence_keeping *keeping);

    enum err (*unsettled)(void *db, uint64_t after, size_t max, store_unsettled_each *each,
                          void *arg);
    enum err (*unsettled_mark)(void *db, struct id activity, uint64_t *ret);
    enum err (*unsettled_put)(void *db, struct id activity);
    enum err (*unsettled_put_capacity)(void *db);
    enum err (*unsettled_done)(void *db, const struct unsettled_row *row);
};

#endif
