-- What waits for the personnel system.
INSERT INTO person (id, name, employment, post, unit, position, agency, zone) VALUES
    ('000000000000000000000000000000a1', 'Dewi', 'pns', '', '', '', '', 'WIB');
INSERT INTO activity (id, title, organiser, category, international, planned_jp, policy, zone,
    min_attendance_percent, description, created_ms) VALUES
    ('000000000000000000000000000000b1', 'Seminar', 'BKD', 'seminar', 0, 0, 'asn-2023', 'WIB', 80,
     '', 1);
INSERT INTO outbox (id, person, activity, kind, body, state, due_ms, reason, made_ms, changed_ms)
    VALUES
    ('000000000000000000000000000000c1', '000000000000000000000000000000a1',
     '000000000000000000000000000000b1', 'kursus', x'7b7d', 'parked', 3, 'no_person_id', 1, 2);
