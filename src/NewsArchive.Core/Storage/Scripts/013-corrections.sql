-- What a person corrected of an article stands in the article itself, where everything looks; beside it, as JSON, which
-- fields that are and what the file says of each: {"date", "title": {"words", "isDerived"}, "source", "authors"}. The source is
-- empty where the file names none. Null when nothing is corrected.
ALTER TABLE article ADD COLUMN corrected TEXT CHECK (json_valid(corrected));

-- What a file said around its text, of revisions that another one has followed: what the current one says stands in the
-- article. With it an import can be taken back, and the hash of an older revision proved.
CREATE TABLE revision_around (
    article_id INTEGER NOT NULL REFERENCES article (id),
    number     INTEGER NOT NULL,
    url        TEXT,
    section    TEXT,
    language   TEXT,
    authors    TEXT    NOT NULL,  -- JSON list of names
    origins    TEXT    NOT NULL,  -- JSON [{"field", "from"}, …]
    PRIMARY KEY (article_id, number)
) STRICT, WITHOUT ROWID;

-- The publication an article had before an import gave it another one: empty for none, null where it gave none.
ALTER TABLE imported_file ADD COLUMN former_source TEXT;

-- Whether a later import has changed an article again.
CREATE INDEX imported_file_of_updates ON imported_file (article_id) WHERE outcome = 'updated';
