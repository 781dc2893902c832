-- The journal: facts about classes, append only, numbered and chained per class.
-- Ids are 32 lower-case hexadecimal digits everywhere; NULL is "none". Moments are UTC milliseconds.

CREATE TABLE journal (
    seq     INTEGER PRIMARY KEY,            -- order of commit
    event   TEXT    NOT NULL UNIQUE CHECK (length(event) = 32),
    class   TEXT    NOT NULL CHECK (length(class) = 32), -- need not be in the catalogue
    n       INTEGER NOT NULL CHECK (n > 0), -- number within the class
    run     TEXT,                           -- run of the server; mono_ms belongs to it
    person  TEXT,
    kind    INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3 OR kind BETWEEN 200 AND 65535),
    why     INTEGER NOT NULL,
    line    INTEGER NOT NULL,
    seat    INTEGER NOT NULL,
    at_ms   INTEGER NOT NULL,
    mono_ms INTEGER NOT NULL,
    body    BLOB    NOT NULL,
    hash    BLOB    NOT NULL CHECK (length(hash) = 32), -- over the hash before and this line
    UNIQUE (class, n)
) STRICT;

CREATE INDEX journal_by_kind ON journal (class, kind, n);

CREATE TRIGGER journal_keeps_lines BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE (ABORT, 'the journal is append only');
END;

CREATE TRIGGER journal_loses_no_line BEFORE DELETE ON journal
BEGIN
    SELECT RAISE (ABORT, 'the journal is append only');
END;

-- Small values by name.
CREATE TABLE meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
