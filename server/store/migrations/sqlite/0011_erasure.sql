-- A line of the journal may be erased: its body goes, the SHA-256 of the body stays, and the chain
-- over it holds. That needs another chain than before; what is sealed cannot be chained anew.

CREATE TABLE journal_before (lines INTEGER NOT NULL) STRICT;

CREATE TRIGGER journal_before_is_empty BEFORE INSERT ON journal_before WHEN NEW.lines > 0
BEGIN
    SELECT RAISE (ABORT, 'its journal was chained by an earlier version of the program, which cannot erase a line without breaking its seal: keep this database with that version, and begin a new one');
END;

INSERT INTO journal_before SELECT count(*) FROM journal;
DROP TABLE journal_before;
DROP TABLE journal;

CREATE TABLE journal (
    seq       INTEGER PRIMARY KEY,            -- order of commit
    event     TEXT    NOT NULL UNIQUE CHECK (length(event) = 32),
    class     TEXT    NOT NULL CHECK (length(class) = 32), -- need not be in the catalogue
    n         INTEGER NOT NULL CHECK (n > 0), -- number within the class
    run       TEXT,                           -- run of the server; mono_ms belongs to it
    person    TEXT,
    kind      INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3 OR kind BETWEEN 200 AND 65535),
    why       INTEGER NOT NULL,
    line      INTEGER NOT NULL,
    seat      INTEGER NOT NULL,
    at_ms     INTEGER NOT NULL,
    mono_ms   INTEGER NOT NULL,
    body      BLOB    NOT NULL,               -- empty when it was erased
    body_hash BLOB    NOT NULL CHECK (length(body_hash) = 32), -- SHA-256 of the body, kept
    erased_ms INTEGER NOT NULL DEFAULT 0 CHECK (erased_ms >= 0), -- 0: not
    hash      BLOB    NOT NULL CHECK (length(hash) = 32), -- over the hash before and this line
    UNIQUE (class, n)
) STRICT;

CREATE INDEX journal_by_kind ON journal (class, kind, n);
CREATE INDEX journal_talk ON journal (class) WHERE erased_ms = 0 AND kind IN (203, 210, 211);

-- What was said (203), how somebody voted (210), why somebody was removed (211): nothing else, and
-- nothing of it but the body. journal.h names the same kinds.
CREATE TRIGGER journal_keeps_lines BEFORE UPDATE ON journal
WHEN NOT (OLD.kind IN (203, 210, 211) AND OLD.erased_ms = 0 AND NEW.erased_ms > 0 AND
          NEW.body = x'' AND NEW.body_hash = OLD.body_hash AND NEW.seq = OLD.seq AND
          NEW.event = OLD.event AND NEW.class = OLD.class AND NEW.n = OLD.n AND
          NEW.run IS OLD.run AND NEW.person IS OLD.person AND NEW.kind = OLD.kind AND
          NEW.why = OLD.why AND NEW.line = OLD.line AND NEW.seat = OLD.seat AND
          NEW.at_ms = OLD.at_ms AND NEW.mono_ms = OLD.mono_ms AND NEW.hash = OLD.hash)
BEGIN
    SELECT RAISE (ABORT, 'the journal is append only');
END;

CREATE TRIGGER journal_loses_no_line BEFORE DELETE ON journal
BEGIN
    SELECT RAISE (ABORT, 'the journal is append only');
END;

-- Documents that were kept and that no fact has named since: they do not stay.
CREATE TABLE evidence_unnamed (
    hash    BLOB    NOT NULL PRIMARY KEY REFERENCES evidence (hash) ON DELETE CASCADE,
    person  TEXT    NOT NULL, -- who kept it
    kept_ms INTEGER NOT NULL CHECK (kept_ms > 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_unnamed_by_person ON evidence_unnamed (person);

-- From 230 on are the facts of books.
CREATE TRIGGER evidence_is_named AFTER INSERT ON journal WHEN NEW.kind >= 230
BEGIN
    DELETE FROM evidence_unnamed WHERE instr(CAST (NEW.body AS TEXT), lower(hex(hash))) > 0;
END;

CREATE INDEX access_by_address ON access (at_ms) WHERE address <> '';

-- Of who took which data, the network address alone may be forgotten.
DROP TRIGGER access_keeps_lines;
CREATE TRIGGER access_keeps_lines BEFORE UPDATE ON access
WHEN NOT (OLD.address <> '' AND NEW.address = '' AND NEW.seq = OLD.seq AND
          NEW.at_ms = OLD.at_ms AND NEW.who IS OLD.who AND NEW.token IS OLD.token AND
          NEW.what = OLD.what AND NEW.about IS OLD.about AND NEW.people = OLD.people)
BEGIN
    SELECT RAISE (ABORT, 'access is append only');
END;

-- So may the one that is noted where somebody signed in or opened a link.
CREATE INDEX audit_by_address ON audit (at_ms) WHERE note GLOB 'address=*';

DROP TRIGGER audit_keeps_lines;
CREATE TRIGGER audit_keeps_lines BEFORE UPDATE ON audit
WHEN NOT (OLD.note GLOB 'address=*' AND NEW.note = '' AND NEW.seq = OLD.seq AND
          NEW.at_ms = OLD.at_ms AND NEW.who IS OLD.who AND NEW.what = OLD.what AND
          NEW.about IS OLD.about)
BEGIN
    SELECT RAISE (ABORT, 'the audit is append only');
END;
