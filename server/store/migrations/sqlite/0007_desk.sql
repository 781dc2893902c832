-- What is done at the coordinator's desk: documents, changes, who took what, imports, ways in for
-- people and machines.

-- Documents as they were filed. What they are for stands in the books of activities.
CREATE TABLE evidence (
    hash     BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256 of bytes
    type     TEXT    NOT NULL CHECK (type IN ('application/pdf', 'image/jpeg', 'image/png')),
    filed_ms INTEGER NOT NULL CHECK (filed_ms > 0),
    bytes    BLOB    NOT NULL
) STRICT;

CREATE TRIGGER evidence_stays BEFORE UPDATE ON evidence
BEGIN
    SELECT RAISE (ABORT, 'documents stay as they were filed');
END;

-- Who changed which value of a plan, a person or a way in, from what, into what.
CREATE TABLE change (
    seq    INTEGER PRIMARY KEY,
    at_ms  INTEGER NOT NULL,
    who    TEXT,               -- person; NULL: a command, a seed
    noun   TEXT    NOT NULL CHECK (noun IN ('activity', 'unit', 'class', 'person', 'enrolment',
                                            'account', 'token', 'poll')),
    about  TEXT    NOT NULL CHECK (length(about) = 32), -- its id; of a unit, its activity's
    field  TEXT    NOT NULL CHECK (field <> ''),        -- '+': made, '-': taken away
    before TEXT    NOT NULL,
    after  TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    import TEXT                -- the import that did it
) STRICT;

CREATE INDEX change_by_about ON change (about, seq);
CREATE INDEX change_by_import ON change (import, seq) WHERE import IS NOT NULL;

CREATE TRIGGER change_keeps_lines BEFORE UPDATE ON change
BEGIN
    SELECT RAISE (ABORT, 'changes are append only');
END;

CREATE TRIGGER change_loses_no_line BEFORE DELETE ON change
BEGIN
    SELECT RAISE (ABORT, 'changes are append only');
END;

-- Who took which personal data out of here.
CREATE TABLE access (
    seq     INTEGER PRIMARY KEY,
    at_ms   INTEGER NOT NULL,
    who     TEXT,            -- person
    token   TEXT,            -- machine: id of its token
    what    TEXT    NOT NULL CHECK (what <> ''), -- 'attendance_csv', 'person_record'
    about   TEXT,            -- activity or person; NULL: many
    people  INTEGER NOT NULL CHECK (people >= 0), -- of how many
    address TEXT    NOT NULL
) STRICT;

CREATE INDEX access_by_about ON access (about, seq);

CREATE TRIGGER access_keeps_lines BEFORE UPDATE ON access
BEGIN
    SELECT RAISE (ABORT, 'access is append only');
END;

CREATE TRIGGER access_loses_no_line BEFORE DELETE ON access
BEGIN
    SELECT RAISE (ABORT, 'access is append only');
END;

CREATE TABLE import (
    id        TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    at_ms     INTEGER NOT NULL,
    who       TEXT,
    noun      TEXT    NOT NULL CHECK (noun IN ('people', 'enrolments')),
    activity  TEXT REFERENCES activity (id), -- of enrolments
    file_name TEXT    NOT NULL,
    rows      INTEGER NOT NULL CHECK (rows > 0),
    undone_ms INTEGER NOT NULL DEFAULT 0 -- 0: stands
) STRICT;

-- Superiors sign in too; an account is opened by an invitation and can be closed.
CREATE TABLE account_new (
    name      TEXT    NOT NULL PRIMARY KEY CHECK (name <> ''),
    password  TEXT    NOT NULL CHECK (password = '' OR password LIKE 'scrypt$%'), -- '': invited
    person    TEXT    NOT NULL REFERENCES person (id),
    role      TEXT    NOT NULL CHECK (role IN ('coordinator', 'superior')),
    closed_ms INTEGER NOT NULL DEFAULT 0 -- 0: open
) STRICT;
INSERT INTO account_new (name, password, person, role)
    SELECT name, password, person, role FROM account;
DROP TABLE account;
ALTER TABLE account_new RENAME TO account;

CREATE TABLE invitation (
    token_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    account    TEXT    NOT NULL REFERENCES account (name),
    issued_ms  INTEGER NOT NULL CHECK (issued_ms > 0),
    expires_ms INTEGER NOT NULL,
    used_ms    INTEGER NOT NULL DEFAULT 0 -- 0: not yet
) STRICT;

-- Machines come with a bearer token.
CREATE TABLE token (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    hash       BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
    title      TEXT    NOT NULL CHECK (title <> ''),
    scopes     TEXT    NOT NULL CHECK (scopes <> ''), -- words with a blank between
    issued_ms  INTEGER NOT NULL CHECK (issued_ms > 0),
    expires_ms INTEGER NOT NULL,
    revoked_ms INTEGER NOT NULL DEFAULT 0, -- 0: good
    issued_by  TEXT
) STRICT;
