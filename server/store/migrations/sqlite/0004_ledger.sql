-- The JP ledger: append only; a mistake is taken back by an entry that reverses the first.

CREATE TABLE jp_entry (
    seq        INTEGER PRIMARY KEY,     -- order of posting
    id         TEXT    NOT NULL UNIQUE CHECK (length(id) = 64), -- hash of what it is for
    activity   TEXT    NOT NULL REFERENCES activity (id),
    person     TEXT    NOT NULL REFERENCES person (id),
    occurrence TEXT    NOT NULL,        -- '', a day, or the number of an occurrence
    policy     TEXT    NOT NULL,        -- version
    revision   INTEGER NOT NULL CHECK (revision >= 0),
    reverses   TEXT UNIQUE REFERENCES jp_entry (id), -- an entry is taken back once at most
    rule       TEXT    NOT NULL,
    ledger     TEXT    NOT NULL CHECK (ledger IN ('kompetensi', 'kapasitas')),
    jp         INTEGER NOT NULL,        -- whole, counted; negative takes back
    surplus_jp INTEGER NOT NULL,        -- over the cap: recorded, not counted
    exact_num  INTEGER NOT NULL,        -- the fraction before rounding
    exact_den  INTEGER NOT NULL CHECK (exact_den > 0),
    ends_day   INTEGER NOT NULL,        -- decides the year
    basis      BLOB    NOT NULL CHECK (length(basis) = 32), -- hash of the attendance behind it
    posted_ms  INTEGER NOT NULL,
    posted_by  TEXT    NOT NULL,
    note       TEXT    NOT NULL
) STRICT;

-- The same thing is never earned twice, whatever its id says.
CREATE UNIQUE INDEX jp_entry_once ON jp_entry (activity, person, occurrence, policy, revision)
    WHERE reverses IS NULL;
CREATE INDEX jp_entry_by_person ON jp_entry (person, seq);
CREATE INDEX jp_entry_by_activity ON jp_entry (activity, seq);

CREATE TRIGGER ledger_keeps_entries BEFORE UPDATE ON jp_entry
BEGIN
    SELECT RAISE (ABORT, 'the ledger is append only');
END;

CREATE TRIGGER ledger_loses_no_entry BEFORE DELETE ON jp_entry
BEGIN
    SELECT RAISE (ABORT, 'the ledger is append only');
END;
