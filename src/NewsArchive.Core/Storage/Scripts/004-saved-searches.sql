-- Searches that are kept under a name, and what is new in them; and a name for the archive itself, by which feeds and
-- what stands in them are told from those of any other archive.

-- An address has the parameters of the list of articles, as the list reads them: other filters need no other columns.
CREATE TABLE saved_search (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    version      INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    address      TEXT    NOT NULL,  -- /?q=onu&from=2023
    seen_article INTEGER NOT NULL,  -- articles with a greater number are new
    seen_at      INTEGER NOT NULL,
    created_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX saved_search_by_address ON saved_search (address);

-- One row: a random UUID (RFC 9562, version 4), the same in every copy of the archive.
CREATE TABLE archive (
    uuid       TEXT    PRIMARY KEY,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO archive (uuid, created_at) VALUES (
    lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)
        || '-' || substr('89ab', (random() & 3) + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
    CAST(strftime('%s', 'now') AS INTEGER) * 1000);

-- The log knows one more subject. SQLite cannot change a CHECK: the log is written anew. It refers to itself by its new
-- name until it takes the old one, else the old log could not go.
CREATE TABLE change_log (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    who        TEXT    NOT NULL,
    action     TEXT    NOT NULL CHECK (action IN ('create', 'update', 'delete')),
    subject    TEXT    NOT NULL CHECK (subject IN ('article', 'quote', 'mention', 'entity', 'search')),
    subject_id INTEGER NOT NULL,
    article_id INTEGER REFERENCES article (id),
    version    INTEGER NOT NULL,
    before     TEXT,
    after      TEXT,
    undoes     INTEGER REFERENCES change_log (id)
) STRICT;

INSERT INTO change_log SELECT * FROM change ORDER BY id;
-- A table goes row by row where foreign keys lead to it: without this index each row would be looked for in all others.
CREATE INDEX change_by_undoes ON change (undoes);
DROP TABLE change;
ALTER TABLE change_log RENAME TO change;

CREATE INDEX change_by_subject ON change (subject, subject_id);
CREATE INDEX change_by_article ON change (article_id);
