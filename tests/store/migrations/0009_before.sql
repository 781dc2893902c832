INSERT INTO person (id, name, nip, employment, post, unit, position, agency, zone) VALUES
    ('000000000000000000000000000000a1', 'Sri Wahyuni', '198503152010122001', 'pns', '',
     'Bidang Pengembangan Kompetensi', 'Analis SDM Aparatur', 'BKD', 'WIB');
