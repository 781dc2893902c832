/* sqlite_sql.h - every statement that the store runs, by name; prepared once per connection.
 *
 * Their text stands in sqlite_sql.c, in this order. Parameters are numbered as written.
 */
#ifndef STORE_SQLITE_SQL_H
#define STORE_SQLITE_SQL_H

enum sql {
    SQL_META_GET,
    SQL_META_PUT,

    SQL_JOURNAL_HEAD,
    SQL_JOURNAL_INSERT,
    SQL_JOURNAL_READ,
    SQL_JOURNAL_LAST,
    SQL_JOURNAL_CLASSES,

    SQL_LEDGER_INSERT,
    SQL_LEDGER_PERSON,
    SQL_LEDGER_ACTIVITY,

    SQL_PERSON_PUT,
    SQL_PERSON_FIND,
    SQL_PERSON_FIND_NIP,
    SQL_PEOPLE,

    SQL_ACTIVITY_PUT,
    SQL_ACTIVITY_FIND,
    SQL_ACTIVITIES,
    SQL_ACTIVITY_CLOSE,
    SQL_ACTIVITY_IS_CLOSED,

    SQL_CLASS_PUT,
    SQL_CLASS_FIND,
    SQL_ACTIVITY_CLASSES,
    SQL_CLASSES_BETWEEN,
    SQL_SEGMENTS,
    SQL_SEGMENTS_DROP,
    SQL_SEGMENT_PUT,

    SQL_ENROLMENT_PUT,
    SQL_ENROLMENT_FIND,
    SQL_ACTIVITY_PEOPLE,
    SQL_PERSON_ACTIVITIES,

    SQL_POLL_PUT,
    SQL_CLASS_POLLS,
    SQL_POLL_OPTIONS,
    SQL_POLL_OPTIONS_DROP,
    SQL_POLL_OPTION_PUT,

    SQL_LINK_INSERT,
    SQL_LINK_FIND,
    SQL_LINK_REVOKE,
    SQL_ACTIVITY_LINKS,

    SQL_ACCOUNT_PUT,
    SQL_ACCOUNT_FIND,

    SQL_SIGN_IN_PUT,
    SQL_SIGN_IN_FIND,
    SQL_SIGN_IN_DROP,
    SQL_SIGN_IN_EXPIRE,

    SQL_AUDIT_APPEND,
    SQL_AUDIT_READ,
    SQL_AUDIT_READ_ABOUT,

    SQL_COUNT
};

struct sql_statement {
    const char *name;
    const char *text;
};

extern const struct sql_statement sqlite_sql[SQL_COUNT];

#endif
