-- Seals of the account of an activity stand in the same chain as seals of classes: their class is
-- NULL, and there may be several, each after a change.

CREATE TABLE seal_new (
    n         INTEGER PRIMARY KEY CHECK (n > 0), -- in one chain over all, without holes
    class     TEXT UNIQUE REFERENCES class (id), -- NULL: the account of the activity
    activity  TEXT    NOT NULL REFERENCES activity (id),
    sealed_ms INTEGER NOT NULL CHECK (sealed_ms > 0),
    key_id    TEXT    NOT NULL REFERENCES signing_key (key_id),
    previous  BLOB    NOT NULL CHECK (length(previous) = 32), -- hash of the seal before; zeros
    hash      BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32), -- of body
    signature BLOB    NOT NULL CHECK (length(signature) = 64),   -- of body
    body      BLOB    NOT NULL, -- what was signed
    content   BLOB    NOT NULL  -- what body holds the hash of
) STRICT;
INSERT INTO seal_new
    SELECT n, class, activity, sealed_ms, key_id, previous, hash, signature, body, content
    FROM seal;
DROP TABLE seal;
ALTER TABLE seal_new RENAME TO seal;

CREATE INDEX seal_by_activity ON seal (activity, n);

CREATE TRIGGER seal_stays BEFORE UPDATE ON seal
BEGIN
    SELECT RAISE (ABORT, 'seals are append only');
END;

CREATE TRIGGER seal_is_kept BEFORE DELETE ON seal
BEGIN
    SELECT RAISE (ABORT, 'seals are append only');
END;
