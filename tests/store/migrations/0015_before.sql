INSERT INTO person (id, name, employment, post, unit, position, agency, zone) VALUES
    ('000000000000000000000000000000a1', 'Dewi', 'pns', '', '', '', '', 'WIT');
INSERT INTO person_status (person, from_day, employment, post) VALUES
    ('000000000000000000000000000000a1', -25567, 'other', ''),
    ('000000000000000000000000000000a1', 20000, 'pns', '');
INSERT INTO activity (id, title, organiser, category, international, planned_jp, policy, zone,
    min_attendance_percent, description, created_ms, closed_ms) VALUES
    ('000000000000000000000000000000b1', 'Kelas', '', 'seminar', 0, 4, 'asn-2023', 'WIB', 80, '',
     1741568400000, 1741572000000),
    ('000000000000000000000000000000b2', 'Kelas', '', 'seminar', 0, 4, 'asn-2023', 'WIB', 80, '',
     1741568400000, 0);
