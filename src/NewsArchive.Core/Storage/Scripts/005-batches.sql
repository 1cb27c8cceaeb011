-- Changes that were made by one decision belong together and are taken back together: a name tagged in a hundred places,
-- two entities merged. The log also knows two more subjects: collections of articles and categories of a codebook.
CREATE TABLE change_log (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    who        TEXT    NOT NULL,
    action     TEXT    NOT NULL CHECK (action IN ('create', 'update', 'delete')),
    subject    TEXT    NOT NULL CHECK (subject IN ('article', 'quote', 'mention', 'entity', 'search', 'collection', 'category')),
    subject_id INTEGER NOT NULL,
    article_id INTEGER REFERENCES article (id),
    version    INTEGER NOT NULL,
    before     TEXT,
    after      TEXT,
    undoes     INTEGER REFERENCES change_log (id),
    batch      INTEGER REFERENCES change_log (id)  -- the first change of the same decision; null when it stands alone
) STRICT;

INSERT INTO change_log (id, at, who, action, subject, subject_id, article_id, version, before, after, undoes)
SELECT id, at, who, action, subject, subject_id, article_id, version, before, after, undoes FROM change ORDER BY id;
DROP TABLE change;
ALTER TABLE change_log RENAME TO change;

CREATE INDEX change_by_undoes ON change (undoes);
CREATE INDEX change_by_subject ON change (subject, subject_id);
CREATE INDEX change_by_article ON change (article_id);
CREATE INDEX change_by_batch ON change (batch) WHERE batch IS NOT NULL;
