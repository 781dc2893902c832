-- Certificates that were issued. A number is never used again.

CREATE TABLE certificate (
    number      TEXT    NOT NULL PRIMARY KEY CHECK (number <> ''),
    code        TEXT    NOT NULL UNIQUE CHECK (length(code) = 32), -- behind the QR code: no secret,
                                                                   -- but not to be guessed
    activity    TEXT    NOT NULL REFERENCES activity (id),
    person      TEXT    NOT NULL REFERENCES person (id),
    kind        TEXT    NOT NULL CHECK (kind IN ('sttp', 'sertifikat', 'surat_keterangan')),
    issued_ms   INTEGER NOT NULL CHECK (issued_ms > 0),
    issued_by   TEXT,               -- NULL: the server
    revoked_ms  INTEGER NOT NULL DEFAULT 0, -- 0: good
    revoked_why TEXT    NOT NULL DEFAULT '',
    content     BLOB    NOT NULL    -- JSON of all that it shows: the PDF is made of nothing else
) STRICT;

-- One good certificate for a person in an activity.
CREATE UNIQUE INDEX certificate_one_good ON certificate (activity, person) WHERE revoked_ms = 0;
CREATE INDEX certificate_by_activity ON certificate (activity, issued_ms);
CREATE INDEX certificate_by_person ON certificate (person, issued_ms);

CREATE TRIGGER certificate_stays BEFORE UPDATE ON certificate
WHEN OLD.revoked_ms <> 0 OR NEW.number <> OLD.number OR NEW.code <> OLD.code OR
     NEW.activity <> OLD.activity OR NEW.person <> OLD.person OR NEW.kind <> OLD.kind OR
     NEW.issued_ms <> OLD.issued_ms OR NEW.issued_by IS NOT OLD.issued_by OR
     NEW.content <> OLD.content
BEGIN
    SELECT RAISE (ABORT, 'a certificate is only revoked');
END;

CREATE TRIGGER certificate_is_kept BEFORE DELETE ON certificate
BEGIN
    SELECT RAISE (ABORT, 'a certificate is only revoked');
END;

-- The last number of each year.
CREATE TABLE certificate_serial (
    year INTEGER NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last > 0)
) STRICT;
