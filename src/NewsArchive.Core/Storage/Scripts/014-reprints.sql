-- Texts that are nearly the same: a few numbers for each text, by which they find each other, and the group they make.
CREATE TABLE article_sketch (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    revision   INTEGER NOT NULL,  -- the text that was read; read again when the article has another one, or the program other rules
    rules      INTEGER NOT NULL,
    is_joined  INTEGER NOT NULL CHECK (is_joined IN (0, 1)),  -- whether it was compared with all others
    group_id   INTEGER,           -- the same for all that are alike; null where there is none
    bands      BLOB    NOT NULL   -- empty for a text that is too short
) STRICT;

CREATE INDEX article_sketch_waiting ON article_sketch (article_id) WHERE is_joined = 0;
CREATE INDEX article_sketch_by_group ON article_sketch (group_id, article_id) WHERE group_id IS NOT NULL;

CREATE TRIGGER article_sketch_touched AFTER UPDATE OF group_id ON article_sketch WHEN old.group_id IS NOT new.group_id
BEGIN INSERT INTO touched (article_id) VALUES (new.article_id); END;
