-- What coordinators plan and say of people; entries by mode; the text of policies by when they came
-- into force.

ALTER TABLE activity ADD COLUMN ledger TEXT NOT NULL DEFAULT 'kompetensi'
    CHECK (ledger IN ('kompetensi', 'kapasitas'));       -- in which it is meant to count
ALTER TABLE activity ADD COLUMN post_test TEXT NOT NULL DEFAULT 'policy'
    CHECK (post_test IN ('policy', 'required', 'none')); -- 'policy': as the policy says
ALTER TABLE activity ADD COLUMN batch TEXT NOT NULL DEFAULT '';       -- angkatan
ALTER TABLE activity ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN legal_basis TEXT NOT NULL DEFAULT ''; -- on the certificate
ALTER TABLE activity ADD COLUMN signatory_name TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN signatory_position TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN signatory_nip TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN cancelled_ms INTEGER NOT NULL DEFAULT 0; -- 0: not

CREATE TABLE unit (
    activity   TEXT    NOT NULL REFERENCES activity (id),
    ordinal    INTEGER NOT NULL CHECK (ordinal > 0),
    title      TEXT    NOT NULL,
    mode       TEXT    NOT NULL CHECK (mode IN ('tatap_muka', 'sinkron', 'asinkron')),
    planned_jp INTEGER NOT NULL CHECK (planned_jp >= 0),
    PRIMARY KEY (activity, ordinal)
) STRICT, WITHOUT ROWID;

ALTER TABLE class ADD COLUMN unit INTEGER NOT NULL DEFAULT 0 CHECK (unit >= 0); -- 0: of none
ALTER TABLE class ADD COLUMN cancelled_ms INTEGER NOT NULL DEFAULT 0;           -- 0: not

ALTER TABLE enrolment ADD COLUMN withdrawn_ms INTEGER NOT NULL DEFAULT 0; -- 0: takes part

ALTER TABLE person ADD COLUMN superior TEXT REFERENCES person (id); -- atasan langsung
ALTER TABLE person ADD COLUMN siasn_id TEXT NOT NULL DEFAULT '';    -- pnsOrangId, not the NIP
ALTER TABLE person ADD COLUMN left_ms INTEGER NOT NULL DEFAULT 0;   -- 0: works here

CREATE INDEX person_by_name ON person (name, id);
CREATE INDEX person_by_unit ON person (unit, name, id);
CREATE INDEX person_by_superior ON person (superior, name, id) WHERE superior IS NOT NULL;

ALTER TABLE jp_entry ADD COLUMN face_to_face_jp INTEGER NOT NULL DEFAULT 0; -- of jp, by mode
ALTER TABLE jp_entry ADD COLUMN synchronous_jp INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jp_entry ADD COLUMN asynchronous_jp INTEGER NOT NULL DEFAULT 0;

CREATE INDEX jp_entry_by_day ON jp_entry (ends_day, seq);

-- When the file of a policy version came into force here. A version in use keeps its file.
CREATE TABLE policy_force (
    n       INTEGER PRIMARY KEY,
    id      TEXT    NOT NULL CHECK (id <> ''),
    hash    BLOB    NOT NULL CHECK (length(hash) = 32), -- SHA-256 of the file
    from_ms INTEGER NOT NULL CHECK (from_ms > 0),
    UNIQUE (id, hash)
) STRICT;

CREATE TRIGGER policy_force_stays BEFORE UPDATE ON policy_force
BEGIN
    SELECT RAISE (ABORT, 'what was in force is append only');
END;

CREATE TRIGGER policy_force_is_kept BEFORE DELETE ON policy_force
BEGIN
    SELECT RAISE (ABORT, 'what was in force is append only');
END;
