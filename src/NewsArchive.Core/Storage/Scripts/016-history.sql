-- The history proves itself: every change has a hash over its content and over the hash of the change before it. Who made a
-- change is told by a number, so that somebody who is renamed or removed does not touch the changes.
CREATE TABLE actor (
    id   INTEGER PRIMARY KEY,
    name TEXT    NOT NULL UNIQUE
) STRICT;

INSERT INTO actor (name) SELECT who FROM change GROUP BY who ORDER BY min(id);

CREATE TABLE change_log (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    actor_id   INTEGER NOT NULL REFERENCES actor (id),
    action     TEXT    NOT NULL CHECK (action IN ('create', 'update', 'delete')),
    subject    TEXT    NOT NULL CHECK (subject IN ('article', 'quote', 'mention', 'entity', 'search', 'collection', 'category')),
    subject_id INTEGER NOT NULL,
    article_id INTEGER REFERENCES article (id),
    version    INTEGER NOT NULL,
    before     TEXT,
    after      TEXT,
    undoes     INTEGER REFERENCES change_log (id),
    batch      INTEGER REFERENCES change_log (id),  -- the first change of the same decision; null when it stands alone
    hash       BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- change_hash is a function of the program (Storage/ChangeHash.cs), there while a script runs.
WITH RECURSIVE chain (id, hash) AS (
    SELECT 0, zeroblob(32)
    UNION ALL
    SELECT c.id, change_hash(chain.hash, c.id, c.at, a.id, c.action, c.subject, c.subject_id, c.article_id, c.version, c.before, c.after, c.undoes, c.batch)
    FROM chain JOIN change c ON c.id = (SELECT min(later.id) FROM change later WHERE later.id > chain.id) JOIN actor a ON a.name = c.who
)
INSERT INTO change_log (id, at, actor_id, action, subject, subject_id, article_id, version, before, after, undoes, batch, hash)
SELECT c.id, c.at, a.id, c.action, c.subject, c.subject_id, c.article_id, c.version, c.before, c.after, c.undoes, c.batch, chain.hash
FROM chain JOIN change c ON c.id = chain.id JOIN actor a ON a.name = c.who;

DROP TABLE change;
ALTER TABLE change_log RENAME TO change;

CREATE INDEX change_by_undoes ON change (undoes);
CREATE INDEX change_by_subject ON change (subject, subject_id);
CREATE INDEX change_by_article ON change (article_id);
CREATE INDEX change_by_batch ON change (batch) WHERE batch IS NOT NULL;

CREATE TRIGGER change_is_final BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;

CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;

-- The first number that a program gave together with its hash: from there on no number is missing.
ALTER TABLE archive ADD COLUMN hashed_from INTEGER NOT NULL DEFAULT 1;
UPDATE archive SET hashed_from = (SELECT coalesce(max(id), 0) + 1 FROM change);

-- Counts how often the search index was built, so that a running program sees that a damaged one was replaced.
ALTER TABLE index_state ADD COLUMN build INTEGER NOT NULL DEFAULT 0;
