-- What somebody was employed as, and since when: what holds on the last day of an activity decides
-- what it is worth. The columns in person keep the newest.

CREATE TABLE person_status (
    person             TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    from_day           INTEGER NOT NULL CHECK (from_day >= -25567), -- 1 January 1900: since always
    employment         TEXT    NOT NULL CHECK (employment IN ('pns', 'pppk', 'other')),
    post               TEXT    NOT NULL,
    contract_start_day INTEGER,
    contract_end_day   INTEGER, -- last day; the status holds no longer than that
    PRIMARY KEY (person, from_day)
) STRICT, WITHOUT ROWID;

INSERT INTO person_status
    SELECT id, max(-25567, ifnull(contract_start_day, -25567)), employment, post,
           contract_start_day, contract_end_day
    FROM person;
