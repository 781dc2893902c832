/* The SQLite backend as a whole: opening, closing, and what belongs to no noun. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/sqlite_db.h"
#include "store/sqlite_desk_ops.h"
#include "store/sqlite_ops.h"
#include "store/sqlite_query.h"

#define META_BYTES_MAX (1024u * 1024u)

void sqlite_close(void *db)
{
    sqlite_db_close(db);
}

const char *sqlite_fault_text(const void *db)
{
    return ((const struct sqlite_db *)db)->fault;
}

void sqlite_set_look(void *db, void (*look)(void *arg), void *arg)
{
    sqlite_db_set_look(db, look, arg);
}

enum err sqlite_view(void *db)
{
    return sqlite_db_view(db);
}

void sqlite_view_end(void *db)
{
    sqlite_db_view_end(db);
}

enum err sqlite_begin(void *db)
{
    return sqlite_db_begin(db);
}

enum err sqlite_end(void *db, enum err err)
{
    return sqlite_db_end(db, err);
}

enum err sqlite_meta_get(void *db, const char *name, struct buffer *ret)
{
    struct query q = query_open(db, SQL_META_GET);
    query_put_text(&q, name);
    return query_find_blob(&q, ret);
}

enum err sqlite_meta_put(void *db, const char *name, struct slice value)
{
    if (value.len > META_BYTES_MAX)
        return ERR_OVERSIZE;
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_META_PUT);
    query_put_text(&q, name);
    query_put_blob(&q, value);
    return sqlite_db_end(db, query_run(&q));
}

/* SQLite writes a copy without syncing it; a backup is only one when it survives a power cut. */
static enum err sync_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return ERR_IO;
    int failed = fsync(fd);
    close(fd);
    return failed ? ERR_IO : OK;
}

static enum err copy_into(struct sqlite_db *db, const char *path)
{
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(db->handle, "VACUUM INTO ?", -1, &stmt, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_bind_text(stmt, 1, path, -1, SQLITE_STATIC);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(stmt);
    enum err err = sqlite_db_err(db, rc, "backup");
    sqlite3_finalize(stmt);
    return err;
}

/* Under another name first, so that a file of the final name is always a whole copy. */
enum err sqlite_backup(void *db, const char *path)
{
    struct sqlite_db *d = db;
    char part[4096];
    int len = snprintf(part, sizeof part, "%s.part", path);
    if (len < 0 || (size_t)len >= sizeof part)
        return ERR_INVALID;
    if (access(path, F_OK) == 0)
        return ERR_TAKEN;
    unlink(part);
    int fd = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        snprintf(d->fault, sizeof d->fault, "cannot make %.120s: %s", part, strerror(errno));
        return ERR_STORE;
    }
    close(fd);

    enum err err = copy_into(d, part);
    if (!err && (sync_file(part) || link(part, path))) {
        err = errno == EEXIST ? ERR_TAKEN : ERR_STORE;
        snprintf(d->fault, sizeof d->fault, "cannot finish the backup: %s", strerror(errno));
    }
    unlink(part);
    return err;
}

const struct store_ops store_sqlite = {
    .desk = &sqlite_desk,
    .close = sqlite_close,
    .fault_text = sqlite_fault_text,
    .view = sqlite_view,
    .view_end = sqlite_view_end,
    .begin = sqlite_begin,
    .end = sqlite_end,
    .set_look = sqlite_set_look,
    .backup = sqlite_backup,
    .meta_get = sqlite_meta_get,
    .meta_put = sqlite_meta_put,
    .journal_append = sqlite_journal_append,
    .journal_read = sqlite_journal_read,
    .journal_read_kind = sqlite_journal_read_kind,
    .journal_last = sqlite_journal_last,
    .journal_classes = sqlite_journal_classes,
    .ledger_post = sqlite_ledger_post,
    .ledger_person = sqlite_ledger_person,
    .ledger_activity = sqlite_ledger_activity,
    .ledger_filtered = sqlite_ledger_filtered,
    .ledger_count = sqlite_ledger_count,
    .activity_close = sqlite_activity_close,
    .person_put = sqlite_person_put,
    .person_statuses = sqlite_person_statuses,
    .person_find = sqlite_person_find,
    .person_find_nip = sqlite_person_find_nip,
    .people = sqlite_people,
    .staff = sqlite_staff,
    .people_page = sqlite_people_page,
    .activity_put = sqlite_activity_put,
    .activity_find = sqlite_activity_find,
    .activities = sqlite_activities,
    .unit_put = sqlite_unit_put,
    .units = sqlite_units,
    .unit_drop = sqlite_unit_drop,
    .class_put = sqlite_class_put,
    .class_find = sqlite_class_find,
    .activity_classes = sqlite_activity_classes,
    .classes_between = sqlite_classes_between,
    .enrolment_put = sqlite_enrolment_put,
    .enrolment_find = sqlite_enrolment_find,
    .activity_people = sqlite_activity_people,
    .activity_learners = sqlite_activity_learners,
    .person_activities = sqlite_person_activities,
    .poll_put = sqlite_poll_put,
    .class_polls = sqlite_class_polls,
    .link_issue = sqlite_link_issue,
    .link_find = sqlite_link_find,
    .link_revoke = sqlite_link_revoke,
    .activity_links = sqlite_activity_links,
    .account_put = sqlite_account_put,
    .account_find = sqlite_account_find,
    .sign_in_put = sqlite_sign_in_put,
    .sign_in_find = sqlite_sign_in_find,
    .sign_in_drop = sqlite_sign_in_drop,
    .sign_in_expire = sqlite_sign_in_expire,
    .person_sign_ins = sqlite_person_sign_ins,
    .audit_append = sqlite_audit_append,
    .audit_read = sqlite_audit_read,
    .seal_append = sqlite_seal_append,
    .seal_read = sqlite_seal_read,
    .seal_at = sqlite_seal_at,
    .seal_last = sqlite_seal_last,
    .seal_account = sqlite_seal_account,
    .seals = sqlite_seals,
    .unsealed_classes = sqlite_unsealed_classes,
    .signing_key_put = sqlite_signing_key_put,
    .signing_keys = sqlite_signing_keys,
    .policy_text_put = sqlite_policy_text_put,
    .policy_text_find = sqlite_policy_text_find,
};
