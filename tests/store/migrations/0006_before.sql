INSERT INTO person VALUES ('000000000000000000000000000000a1', 'Sri Wahyuni', '198503152010122001',
    'pns', '', 'Bidang Pengembangan Kompetensi', 'Analis SDM Aparatur', 'BKD', 'WIB', NULL, NULL);
INSERT INTO activity VALUES ('000000000000000000000000000000b1', 'Pelatihan', 'BPSDM',
    'pelatihan_teknis', 0, 5, 'asn-2023', 'WIB', 80, '', 1741568400000, 1741600000000);
INSERT INTO class VALUES ('000000000000000000000000000000c1', '000000000000000000000000000000b1',
    1, 'Pertemuan 1');
INSERT INTO enrolment VALUES ('000000000000000000000000000000b1',
    '000000000000000000000000000000a1', 'learner');
INSERT INTO jp_entry (id, activity, person, occurrence, policy, revision, rule, ledger, jp,
    surplus_jp, exact_num, exact_den, ends_day, basis, posted_ms, posted_by, note) VALUES
    ('00000000000000000000000000000000000000000000000000000000000000d1',
     '000000000000000000000000000000b1', '000000000000000000000000000000a1', '', 'asn-2023', 0,
     'pelatihan_teknis', 'kompetensi', 5, 0, 5, 1, 20157,
     CAST ('0123456789abcdef0123456789abcdef' AS BLOB), 1741600000000, 'server', '');
