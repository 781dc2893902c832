-- People and plans. Days are counted from 1970-01-01.

CREATE TABLE person (
    id                 TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    name               TEXT NOT NULL CHECK (name <> ''),
    nip                TEXT CHECK (length(nip) = 18), -- text: it is a name, not a number
    employment         TEXT NOT NULL CHECK (employment IN ('pns', 'pppk', 'other')),
    post               TEXT NOT NULL,
    unit               TEXT NOT NULL,
    position           TEXT NOT NULL,
    agency             TEXT NOT NULL,
    zone               TEXT NOT NULL CHECK (zone IN ('WIB', 'WITA', 'WIT')),
    contract_start_day INTEGER,
    contract_end_day   INTEGER
) STRICT;

CREATE UNIQUE INDEX person_by_nip ON person (nip) WHERE nip IS NOT NULL;

CREATE TABLE activity (
    id                     TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    title                  TEXT    NOT NULL CHECK (title <> ''),
    organiser              TEXT    NOT NULL,
    category               TEXT    NOT NULL CHECK (category <> ''),
    international          INTEGER NOT NULL CHECK (international IN (0, 1)),
    planned_jp             INTEGER NOT NULL CHECK (planned_jp >= 0),
    policy                 TEXT    NOT NULL CHECK (policy <> ''),
    zone                   TEXT    NOT NULL CHECK (zone IN ('WIB', 'WITA', 'WIT')),
    min_attendance_percent INTEGER NOT NULL CHECK (min_attendance_percent BETWEEN 0 AND 100),
    description            TEXT    NOT NULL,
    created_ms             INTEGER NOT NULL,
    closed_ms              INTEGER NOT NULL DEFAULT 0 -- 0: open
) STRICT;

-- Closed once, and never opened again: entries were posted.
CREATE TRIGGER activity_stays_closed BEFORE UPDATE OF closed_ms ON activity
WHEN OLD.closed_ms <> 0 AND NEW.closed_ms <> OLD.closed_ms
BEGIN
    SELECT RAISE (ABORT, 'the activity is closed');
END;

CREATE TABLE class (
    id       TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    activity TEXT    NOT NULL REFERENCES activity (id),
    ordinal  INTEGER NOT NULL CHECK (ordinal > 0),
    title    TEXT    NOT NULL,
    UNIQUE (activity, ordinal)
) STRICT;

CREATE TABLE class_segment (
    class    TEXT    NOT NULL REFERENCES class (id),
    n        INTEGER NOT NULL CHECK (n > 0),
    kind     TEXT    NOT NULL CHECK (kind IN ('learning', 'break')),
    start_ms INTEGER NOT NULL,
    end_ms   INTEGER NOT NULL CHECK (end_ms > start_ms),
    PRIMARY KEY (class, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX class_segment_by_end ON class_segment (end_ms);

CREATE TABLE enrolment (
    activity TEXT NOT NULL REFERENCES activity (id),
    person   TEXT NOT NULL REFERENCES person (id),
    role     TEXT NOT NULL CHECK (role IN ('learner', 'instructor')),
    PRIMARY KEY (activity, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX enrolment_by_person ON enrolment (person);

-- Polls written before their class. What happens to them in class is in the journal.
CREATE TABLE poll (
    class     TEXT    NOT NULL REFERENCES class (id),
    ordinal   INTEGER NOT NULL CHECK (ordinal > 0),
    question  TEXT    NOT NULL CHECK (question <> ''),
    multiple  INTEGER NOT NULL CHECK (multiple IN (0, 1)),
    anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
    PRIMARY KEY (class, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE poll_option (
    class   TEXT    NOT NULL,
    ordinal INTEGER NOT NULL,
    n       INTEGER NOT NULL CHECK (n > 0),
    text    TEXT    NOT NULL CHECK (text <> ''),
    PRIMARY KEY (class, ordinal, n),
    FOREIGN KEY (class, ordinal) REFERENCES poll (class, ordinal)
) STRICT, WITHOUT ROWID;
