-- Who gets in, and what was done with it. Only hashes of secrets.

CREATE TABLE account (
    name     TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    password TEXT NOT NULL CHECK (password LIKE 'scrypt$%'),
    person   TEXT NOT NULL REFERENCES person (id),
    role     TEXT NOT NULL CHECK (role IN ('coordinator'))
) STRICT;

CREATE TABLE link (
    token_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    activity   TEXT    NOT NULL,
    person     TEXT    NOT NULL,
    issued_ms  INTEGER NOT NULL CHECK (issued_ms > 0),
    revoked_ms INTEGER NOT NULL DEFAULT 0, -- 0: good
    issued_by  TEXT,
    FOREIGN KEY (activity, person) REFERENCES enrolment (activity, person)
) STRICT;

CREATE UNIQUE INDEX link_one_good ON link (activity, person) WHERE revoked_ms = 0;
CREATE INDEX link_by_activity ON link (activity, issued_ms);

CREATE TABLE sign_in (
    cookie_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(cookie_hash) = 32),
    person      TEXT    NOT NULL REFERENCES person (id),
    account     TEXT REFERENCES account (name),   -- NULL: a personal link signed in,
    activity    TEXT REFERENCES activity (id),    -- to this activity
    created_ms  INTEGER NOT NULL,
    expires_ms  INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_in_by_expiry ON sign_in (expires_ms);

CREATE TABLE audit (
    seq   INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    who   TEXT,
    what  TEXT NOT NULL CHECK (what <> ''),
    about TEXT,
    note  TEXT NOT NULL
) STRICT;

CREATE INDEX audit_by_about ON audit (about, seq);

CREATE TRIGGER audit_keeps_lines BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE (ABORT, 'the audit is append only');
END;

CREATE TRIGGER audit_loses_no_line BEFORE DELETE ON audit
BEGIN
    SELECT RAISE (ABORT, 'the audit is append only');
END;
