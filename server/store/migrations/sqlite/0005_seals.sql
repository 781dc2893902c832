-- Seals of classes and who could sign them, since when: append only. protocol/SEAL.md says what the
-- signed texts hold.

CREATE TABLE signing_key (
    n             INTEGER PRIMARY KEY CHECK (n > 0), -- in order; the last one signs
    key_id        TEXT    NOT NULL UNIQUE CHECK (length(key_id) = 16),
    public_key    BLOB    NOT NULL UNIQUE CHECK (length(public_key) = 32),
    from_ms       INTEGER NOT NULL CHECK (from_ms > 0), -- until the next one's from_ms
    who           TEXT    NOT NULL CHECK (who <> ''),
    introduced_by TEXT    NOT NULL,                  -- the key before, or itself
    signature     BLOB    NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TABLE seal (
    n         INTEGER PRIMARY KEY CHECK (n > 0), -- in one chain over all classes, without holes
    class     TEXT    NOT NULL UNIQUE REFERENCES class (id),
    activity  TEXT    NOT NULL REFERENCES activity (id),
    sealed_ms INTEGER NOT NULL CHECK (sealed_ms > 0),
    key_id    TEXT    NOT NULL REFERENCES signing_key (key_id),
    previous  BLOB    NOT NULL CHECK (length(previous) = 32), -- hash of the seal before; zeros
    hash      BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32), -- of body
    signature BLOB    NOT NULL CHECK (length(signature) = 64),   -- of body
    body      BLOB    NOT NULL, -- what was signed
    content   BLOB    NOT NULL  -- what body holds the hash of
) STRICT;

CREATE INDEX seal_by_activity ON seal (activity, n);

-- The text of each policy file under which something was sealed, by its SHA-256.
CREATE TABLE policy_text (
    hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    id   TEXT NOT NULL CHECK (id <> ''),
    text BLOB NOT NULL
) STRICT;

CREATE TRIGGER signing_key_stays BEFORE UPDATE ON signing_key
BEGIN
    SELECT RAISE (ABORT, 'signing keys are append only');
END;

CREATE TRIGGER signing_key_is_kept BEFORE DELETE ON signing_key
BEGIN
    SELECT RAISE (ABORT, 'signing keys are append only');
END;

CREATE TRIGGER seal_stays BEFORE UPDATE ON seal
BEGIN
    SELECT RAISE (ABORT, 'seals are append only');
END;

CREATE TRIGGER seal_is_kept BEFORE DELETE ON seal
BEGIN
    SELECT RAISE (ABORT, 'seals are append only');
END;

CREATE TRIGGER policy_text_stays BEFORE UPDATE ON policy_text
BEGIN
    SELECT RAISE (ABORT, 'policy texts are append only');
END;

CREATE TRIGGER policy_text_is_kept BEFORE DELETE ON policy_text
BEGIN
    SELECT RAISE (ABORT, 'policy texts are append only');
END;
