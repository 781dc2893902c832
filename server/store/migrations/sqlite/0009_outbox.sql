-- What is to be told to the personnel system, and how far that is.

CREATE TABLE outbox (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    person     TEXT    NOT NULL REFERENCES person (id),
    activity   TEXT    NOT NULL REFERENCES activity (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('kursus', 'diklat', 'dokumen')),
    body       BLOB    NOT NULL,             -- as it was last to be sent
    state      TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'parked')),
    remote_id  TEXT    NOT NULL DEFAULT '',  -- rwKursusId, rwDiklatId: known once it was accepted
    tries      INTEGER NOT NULL DEFAULT 0,   -- since it last changed or was replayed
    due_ms     INTEGER NOT NULL,             -- not before
    reason     TEXT    NOT NULL DEFAULT '',  -- of the last refusal
    made_ms    INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    UNIQUE (person, activity, kind)
) STRICT;

CREATE INDEX outbox_due ON outbox (due_ms) WHERE state = 'waiting';
CREATE INDEX outbox_by_state ON outbox (state, changed_ms);
CREATE INDEX outbox_by_change ON outbox (changed_ms);

-- Each attempt and what came of it.
CREATE TABLE outbox_try (
    seq    INTEGER PRIMARY KEY,
    outbox TEXT    NOT NULL REFERENCES outbox (id),
    at_ms  INTEGER NOT NULL,
    status INTEGER NOT NULL, -- of HTTP; 0: no answer
    answer TEXT    NOT NULL  -- its beginning, or why there was none
) STRICT;

CREATE INDEX outbox_try_by_outbox ON outbox_try (outbox, seq);
