-- Closed activities whose ledger may say something else than the facts do. Whatever changes a thing
-- that a judgement rests on puts them here, in the transaction of the change; settling takes them
-- off. So none is forgotten, whoever writes and whenever the server dies.

CREATE TABLE unsettled (
    mark     INTEGER PRIMARY KEY AUTOINCREMENT, -- a change that comes meanwhile has a new one
    activity TEXT    NOT NULL UNIQUE REFERENCES activity (id)
) STRICT;

-- The hours of office are those of the zone in which somebody worked then.
ALTER TABLE person_status ADD COLUMN zone TEXT NOT NULL DEFAULT 'WIB'
    CHECK (zone IN ('WIB', 'WITA', 'WIT'));
UPDATE person_status SET zone = (SELECT zone FROM person WHERE person.id = person_status.person);

-- ---- one; OR REPLACE would bow to what the statement says that set the trigger off ----

CREATE VIEW unsettling_one (activity) AS SELECT activity FROM unsettled;

CREATE TRIGGER unsettling_one_marks INSTEAD OF INSERT ON unsettling_one
BEGIN
    DELETE FROM unsettled WHERE activity = NEW.activity;
    INSERT INTO unsettled (activity) VALUES (NEW.activity);
END;

-- ---- about an activity: it, and those at the same time with the same people ----

CREATE VIEW unsettling (activity) AS SELECT activity FROM unsettled;

CREATE TRIGGER unsettling_marks INSTEAD OF INSERT ON unsettling
BEGIN
    INSERT INTO unsettling_one
        SELECT id FROM activity WHERE id = NEW.activity AND closed_ms <> 0;
    INSERT INTO unsettling_one
        SELECT id FROM activity WHERE closed_ms <> 0 AND id <> NEW.activity AND id IN (
            SELECT theirs.activity FROM class AS own
                JOIN class_segment AS a ON a.class = own.id
                JOIN class_segment AS b ON b.end_ms > a.start_ms AND b.start_ms < a.end_ms
                    AND b.end_ms < a.end_ms + 86400000
                JOIN class AS theirs ON theirs.id = b.class
            WHERE own.activity = NEW.activity
        ) AND EXISTS (
            SELECT 1 FROM enrolment AS own JOIN enrolment AS theirs ON theirs.person = own.person
            WHERE own.activity = NEW.activity AND theirs.activity = activity.id
        );
END;

CREATE TRIGGER book_unsettles AFTER INSERT ON journal WHEN NEW.kind BETWEEN 230 AND 241
BEGIN
    INSERT INTO unsettling VALUES (NEW.class);
END;

CREATE TRIGGER activity_unsettles AFTER UPDATE ON activity
WHEN (NEW.closed_ms, NEW.cancelled_ms, NEW.policy) IS NOT
     (OLD.closed_ms, OLD.cancelled_ms, OLD.policy)
BEGIN
    INSERT INTO unsettling VALUES (NEW.id);
END;

CREATE TRIGGER class_unsettles AFTER UPDATE ON class WHEN NEW.cancelled_ms <> OLD.cancelled_ms
BEGIN
    INSERT INTO unsettling VALUES (NEW.activity);
END;

CREATE TRIGGER class_segment_unsettles AFTER INSERT ON class_segment
BEGIN
    INSERT INTO unsettling SELECT activity FROM class WHERE id = NEW.class;
END;

CREATE TRIGGER class_segment_gone_unsettles BEFORE DELETE ON class_segment
BEGIN
    INSERT INTO unsettling SELECT activity FROM class WHERE id = OLD.class;
END;

CREATE TRIGGER enrolment_unsettles AFTER UPDATE ON enrolment WHEN NEW.role <> OLD.role
BEGIN
    INSERT INTO unsettling VALUES (NEW.activity);
END;

-- ---- about a person: activities that ended since the day, for which the status holds. Where an
-- agreement was cut short, its years were too: then those under the agreement. ----

CREATE VIEW unsettling_person (person, from_day) AS SELECT person, from_day FROM person_status;

CREATE TRIGGER unsettling_person_marks INSTEAD OF INSERT ON unsettling_person
BEGIN
    INSERT INTO unsettling_one
        SELECT activity.id FROM enrolment JOIN activity ON activity.id = enrolment.activity
        WHERE enrolment.person = NEW.person AND activity.closed_ms <> 0 AND EXISTS (
            SELECT 1 FROM class JOIN class_segment ON class_segment.class = class.id
            WHERE class.activity = activity.id AND class_segment.end_ms >= 86400000 *
                (ifnull((SELECT iif(contract_start_day IS NULL, NEW.from_day, from_day)
                         FROM person_status WHERE person = NEW.person AND from_day < NEW.from_day
                         ORDER BY from_day DESC LIMIT 1), NEW.from_day) - 1)
        );
END;

CREATE TRIGGER person_status_unsettles AFTER INSERT ON person_status
BEGIN
    INSERT INTO unsettling_person VALUES (NEW.person, NEW.from_day);
END;

CREATE TRIGGER person_status_change_unsettles AFTER UPDATE ON person_status
WHEN (NEW.employment, NEW.post, NEW.contract_start_day, NEW.contract_end_day, NEW.zone) IS NOT
     (OLD.employment, OLD.post, OLD.contract_start_day, OLD.contract_end_day, OLD.zone)
BEGIN
    INSERT INTO unsettling_person VALUES (NEW.person, NEW.from_day);
END;

-- What an earlier server may have left.
INSERT INTO unsettled (activity) SELECT id FROM activity WHERE closed_ms <> 0;
