INSERT INTO activity (id, title, organiser, category, international, planned_jp, policy, zone,
    min_attendance_percent, description, created_ms, closed_ms) VALUES
    ('000000000000000000000000000000b1', 'Pelatihan', 'BPSDM', 'pelatihan_teknis', 0, 5,
     'asn-2023', 'WIB', 80, '', 1741568400000, 1741600000000);
INSERT INTO class (id, activity, ordinal, title) VALUES ('000000000000000000000000000000c1',
    '000000000000000000000000000000b1', 1, 'Pertemuan 1');
INSERT INTO signing_key VALUES (1, '0123456789abcdef',
    CAST ('0123456789abcdef0123456789abcdef' AS BLOB), 1741568400000, 'pengelola',
    '0123456789abcdef',
    CAST ('0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' AS BLOB));
INSERT INTO seal VALUES (1, '000000000000000000000000000000c1', '000000000000000000000000000000b1',
    1741600000000, '0123456789abcdef', CAST ('00000000000000000000000000000000' AS BLOB),
    CAST ('0123456789abcdef0123456789abcdef' AS BLOB),
    CAST ('0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' AS BLOB),
    CAST ('tubuh' AS BLOB), CAST ('isi' AS BLOB));
