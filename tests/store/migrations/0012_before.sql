INSERT INTO person (id, name, employment, post, unit, position, agency, zone, contract_start_day,
    contract_end_day) VALUES
    ('000000000000000000000000000000a1', 'Dewi', 'pns', 'jpt_madya', '', '', '', 'WIB', NULL, NULL),
    ('000000000000000000000000000000a2', 'Budi', 'pppk', '', '', '', '', 'WIT', 19052, 20878),
    ('000000000000000000000000000000a3', 'Agus', 'pppk', '', '', '', '', 'WIB', 20148, NULL),
    ('000000000000000000000000000000a4', 'Sari', 'other', '', '', '', '', 'WIB', NULL, NULL);
