-- Of what was taken: which of it, in the words of the question. And whether somebody took the same
-- a moment ago.

ALTER TABLE access ADD COLUMN filter TEXT NOT NULL DEFAULT '';

CREATE INDEX access_by_who ON access (who, at_ms);

DROP TRIGGER access_keeps_lines;
CREATE TRIGGER access_keeps_lines BEFORE UPDATE ON access
WHEN NOT (OLD.address <> '' AND NEW.address = '' AND NEW.seq = OLD.seq AND
          NEW.at_ms = OLD.at_ms AND NEW.who IS OLD.who AND NEW.token IS OLD.token AND
          NEW.what = OLD.what AND NEW.about IS OLD.about AND NEW.people = OLD.people AND
          NEW.filter = OLD.filter)
BEGIN
    SELECT RAISE (ABORT, 'access is append only');
END;

-- Somebody asked that the processing of their data be restricted (UU 27/2022 art. 41), and what was
-- decided.
CREATE TABLE restriction (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    person     TEXT    NOT NULL REFERENCES person (id),
    state      TEXT    NOT NULL CHECK (state IN ('asked', 'in_force', 'refused', 'ended')),
    asked_ms   INTEGER NOT NULL,
    text       TEXT    NOT NULL CHECK (text <> ''),
    decided_ms INTEGER NOT NULL DEFAULT 0, -- 0: not yet
    decided_by TEXT REFERENCES person (id),
    reason     TEXT    NOT NULL DEFAULT '',
    ended_ms   INTEGER NOT NULL DEFAULT 0, -- lifted, or taken back by the person
    ended_by   TEXT REFERENCES person (id),
    end_reason TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE UNIQUE INDEX restriction_open ON restriction (person) WHERE state IN ('asked', 'in_force');
CREATE INDEX restriction_by_person ON restriction (person, asked_ms);
