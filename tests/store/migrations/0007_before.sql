INSERT INTO person (id, name, nip, employment, post, unit, position, agency, zone) VALUES
    ('000000000000000000000000000000a1', 'Sri Wahyuni', '198503152010122001', 'pns', '',
     'Bidang Pengembangan Kompetensi', 'Analis SDM Aparatur', 'BKD', 'WIB');
INSERT INTO account VALUES ('koordinator', 'scrypt$15$8$1$c2FsdA$aGFzaA',
    '000000000000000000000000000000a1', 'coordinator');
INSERT INTO sign_in VALUES (CAST ('0123456789abcdef0123456789abcdef' AS BLOB),
    '000000000000000000000000000000a1', 'koordinator', NULL, 1741568400000, 1741600000000);
