-- The archive: articles and their texts, what people noted in them, and how it came to be.
-- Days are numbers yyyymmdd, moments are milliseconds since 1970 (UTC), offsets are UTF-16 code units.

CREATE TABLE article (
    id               INTEGER PRIMARY KEY,
    key              TEXT    NOT NULL UNIQUE,
    title            TEXT    NOT NULL,
    title_is_derived INTEGER NOT NULL CHECK (title_is_derived IN (0, 1)),
    date             TEXT    NOT NULL,  -- 2023, 2023-09 or 2023-09-15
    first_day        INTEGER NOT NULL,
    last_day         INTEGER NOT NULL,
    source           TEXT,
    url              TEXT,
    revision         INTEGER NOT NULL,  -- the current one
    text_hash        BLOB    NOT NULL,
    version          INTEGER NOT NULL,
    is_deleted       INTEGER NOT NULL DEFAULT 0 CHECK (is_deleted IN (0, 1))
) STRICT;

CREATE INDEX article_by_date ON article (first_day, last_day, id) WHERE is_deleted = 0;
CREATE INDEX article_by_text ON article (text_hash);

CREATE TABLE revision (
    id               INTEGER PRIMARY KEY,
    article_id       INTEGER NOT NULL REFERENCES article (id),
    number           INTEGER NOT NULL,
    title            TEXT    NOT NULL,
    title_is_derived INTEGER NOT NULL CHECK (title_is_derived IN (0, 1)),
    date             TEXT    NOT NULL,
    blocks           TEXT    NOT NULL,  -- [[start, end, kind], …]
    content_hash     BLOB    NOT NULL,
    file             TEXT    NOT NULL,
    encoding         TEXT    NOT NULL,
    imported_at      INTEGER NOT NULL,
    text             TEXT    NOT NULL,  -- last: reading the columns before it does not read the body
    UNIQUE (article_id, number)
) STRICT;

CREATE TABLE duplicate (
    key        TEXT    PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    file       TEXT    NOT NULL,
    date       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX duplicate_by_article ON duplicate (article_id);

CREATE TABLE entity (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    version     INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('person', 'organisation', 'place', 'event', 'other')),
    description TEXT
) STRICT;

CREATE TABLE entity_name (
    entity_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    folded    TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    position  INTEGER NOT NULL,  -- 0 is the preferred name
    PRIMARY KEY (entity_id, folded)
) STRICT, WITHOUT ROWID;

CREATE INDEX entity_name_by_folded ON entity_name (folded, entity_id);

-- Anchors are JSON {"start", "end", "exact"}: they are read and written whole, never searched by place.
CREATE TABLE quote (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    version    INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    parts      TEXT    NOT NULL,
    cue        TEXT,
    speaker    TEXT,
    entity_id  INTEGER REFERENCES entity (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
    state      TEXT    NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected')),
    origin     TEXT    NOT NULL,
    note       TEXT
) STRICT;

CREATE INDEX quote_by_article ON quote (article_id, state);
CREATE INDEX quote_by_entity ON quote (entity_id);

CREATE TABLE mention (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    version    INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    anchor     TEXT    NOT NULL,
    entity_id  INTEGER NOT NULL REFERENCES entity (id),
    state      TEXT    NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected')),
    origin     TEXT    NOT NULL
) STRICT;

CREATE INDEX mention_by_article ON mention (article_id, state);
CREATE INDEX mention_by_entity ON mention (entity_id);

CREATE TABLE change (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    who        TEXT    NOT NULL,
    action     TEXT    NOT NULL CHECK (action IN ('create', 'update', 'delete')),
    subject    TEXT    NOT NULL CHECK (subject IN ('article', 'quote', 'mention', 'entity')),
    subject_id INTEGER NOT NULL,
    article_id INTEGER REFERENCES article (id),
    version    INTEGER NOT NULL,
    before     TEXT,
    after      TEXT,
    undoes     INTEGER REFERENCES change (id)
) STRICT;

CREATE INDEX change_by_subject ON change (subject, subject_id);
CREATE INDEX change_by_article ON change (article_id);

-- The words of articles and quotations, already analysed: terms joined by blanks. Contentless, because the texts
-- stand above; any SQLite tool can query it.
CREATE VIRTUAL TABLE article_index USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'ascii');
INSERT INTO article_index (article_index, rank) VALUES ('hashsize', 16777216);

CREATE VIRTUAL TABLE quote_index USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');

-- Which analysis the indexes were written with: another one means they must be rebuilt.
CREATE TABLE index_state (
    name     TEXT    PRIMARY KEY,
    analysis INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
