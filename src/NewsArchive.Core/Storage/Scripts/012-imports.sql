-- Each import: when, by whom, from where, and what became of every file.
CREATE TABLE import_run (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at  INTEGER NOT NULL,
    seen_at     INTEGER NOT NULL,  -- the last sign of life: a run that is silent for long was killed
    ended_at    INTEGER,
    who         TEXT    NOT NULL,
    paths       TEXT    NOT NULL,  -- JSON list of files and folders
    origin      TEXT    NOT NULL,  -- as it is shown: the same, or the names of uploaded files
    publication TEXT,
    program     TEXT    NOT NULL,  -- its version
    state       TEXT    NOT NULL CHECK (state IN ('running', 'stopping', 'done', 'stopped', 'failed', 'undone')),
    imported    INTEGER NOT NULL DEFAULT 0,
    updated     INTEGER NOT NULL DEFAULT 0,
    unchanged   INTEGER NOT NULL DEFAULT 0,
    deleted     INTEGER NOT NULL DEFAULT 0,
    duplicates  INTEGER NOT NULL DEFAULT 0,
    rejected    INTEGER NOT NULL DEFAULT 0,
    skipped     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE imported_file (
    run_id     INTEGER NOT NULL REFERENCES import_run (id),
    place      INTEGER NOT NULL,  -- from 1, in the order in which they were read
    file       TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    outcome    TEXT    NOT NULL CHECK (outcome IN ('imported', 'updated', 'unchanged', 'deleted', 'duplicate', 'rejected', 'skipped', 'told')),
    article_id INTEGER,           -- the article it is, or whose text it has
    number     INTEGER,           -- the revision it made
    notes      TEXT    NOT NULL DEFAULT '[]',  -- JSON [{"key", "args"}, …]: what was out of the ordinary
    PRIMARY KEY (run_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX imported_file_by_outcome ON imported_file (run_id, outcome, place);

-- An import was undone: the article is deleted, but not by a person, and another import brings it back.
ALTER TABLE article ADD COLUMN is_released INTEGER NOT NULL DEFAULT 0 CHECK (is_released IN (0, 1));
