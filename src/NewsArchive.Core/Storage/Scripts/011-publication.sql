-- Where an article was printed, as far as its file tells: who wrote it, in which part, in which language.
ALTER TABLE article ADD COLUMN authors  TEXT NOT NULL DEFAULT '[]';  -- JSON list of names, in their order
ALTER TABLE article ADD COLUMN section  TEXT;
ALTER TABLE article ADD COLUMN language TEXT;

-- Which part of a saved page each field was taken from: JSON [{"field", "from"}, …].
ALTER TABLE article ADD COLUMN origins  TEXT NOT NULL DEFAULT '[]';

-- The bytes of saved pages, each once; they are handed out as a download and never shown.
CREATE TABLE original (
    hash   BLOB    PRIMARY KEY,  -- SHA-256 of the bytes
    length INTEGER NOT NULL,
    packed BLOB    NOT NULL      -- Brotli
) STRICT;

CREATE TABLE revision_original (
    article_id INTEGER NOT NULL REFERENCES article (id),
    number     INTEGER NOT NULL,
    hash       BLOB    NOT NULL REFERENCES original (hash),
    PRIMARY KEY (article_id, number)
) STRICT, WITHOUT ROWID;
