-- The change feed: what an index outside of the database follows, and what searches keep in memory. Every transaction that
-- changes an article, quotation, mention, entity, category or collection adds rows, imports included. The token is random:
-- where an older copy of the database is put back, numbers come again, but never with the same tokens.
DROP TRIGGER article_touched;
DROP TRIGGER mention_added;
DROP TRIGGER mention_touched;
DROP TRIGGER mention_removed;
DROP TRIGGER quote_added;
DROP TRIGGER quote_touched;
DROP TRIGGER quote_removed;
DROP TRIGGER entity_added;
DROP TRIGGER entity_touched;
DROP TRIGGER collection_added;
DROP TRIGGER collection_touched;
DROP TRIGGER collection_removed;
DROP TRIGGER category_added;
DROP TRIGGER category_touched;
DROP TRIGGER category_removed;
DROP TRIGGER quote_category_given;
DROP TRIGGER quote_category_taken;
DROP TRIGGER article_category_given;
DROP TRIGGER article_category_taken;
DROP TRIGGER article_sketch_touched;
DROP TABLE touched;

CREATE TABLE change_feed (
    sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
    token           BLOB    NOT NULL DEFAULT (randomblob(8)),
    article_id      INTEGER,
    last_article_id INTEGER,  -- not null: the articles from article_id to this one are new
    has_new_text    INTEGER NOT NULL DEFAULT 0 CHECK (has_new_text IN (0, 1)),  -- the text, the title or whether the article is deleted
    quote_id        INTEGER,
    entity_id       INTEGER,
    collection_id   INTEGER,
    category_id     INTEGER,
    is_reset        INTEGER NOT NULL DEFAULT 0 CHECK (is_reset IN (0, 1))       -- what is kept in memory is read anew
) STRICT;

CREATE INDEX change_feed_resets ON change_feed (sequence) WHERE is_reset = 1;

-- New articles are noted by the program, once for each transaction: with a trigger on INSERT, SQLite would open a savepoint for
-- each article, and at every savepoint FTS5 writes out the words it has gathered.
CREATE TRIGGER article_changed AFTER UPDATE ON article
BEGIN
    INSERT INTO change_feed (article_id, has_new_text) VALUES (new.id, old.revision <> new.revision OR old.is_deleted <> new.is_deleted
        OR old.title <> new.title OR (old.corrected ->> '$.title') IS NOT (new.corrected ->> '$.title'));
END;

CREATE TRIGGER article_sketch_changed AFTER UPDATE OF group_id ON article_sketch WHEN old.group_id IS NOT new.group_id
BEGIN INSERT INTO change_feed (article_id) VALUES (new.article_id); END;

CREATE TRIGGER mention_added AFTER INSERT ON mention
BEGIN INSERT INTO change_feed (article_id) VALUES (new.article_id); END;

CREATE TRIGGER mention_changed AFTER UPDATE ON mention
BEGIN INSERT INTO change_feed (article_id) VALUES (new.article_id); END;

CREATE TRIGGER mention_removed AFTER DELETE ON mention
BEGIN INSERT INTO change_feed (article_id) VALUES (old.article_id); END;

CREATE TRIGGER quote_added AFTER INSERT ON quote
BEGIN INSERT INTO change_feed (article_id, quote_id) VALUES (new.article_id, new.id); END;

CREATE TRIGGER quote_changed AFTER UPDATE ON quote
BEGIN INSERT INTO change_feed (article_id, quote_id) VALUES (new.article_id, new.id); END;

CREATE TRIGGER quote_removed AFTER DELETE ON quote
BEGIN INSERT INTO change_feed (article_id, quote_id) VALUES (old.article_id, old.id); END;

CREATE TRIGGER entity_added AFTER INSERT ON entity
BEGIN INSERT INTO change_feed (entity_id) VALUES (new.id); END;

CREATE TRIGGER entity_changed AFTER UPDATE ON entity
BEGIN INSERT INTO change_feed (entity_id) VALUES (new.id); END;

CREATE TRIGGER collection_added AFTER INSERT ON collection
BEGIN INSERT INTO change_feed (collection_id) VALUES (new.id); END;

CREATE TRIGGER collection_changed AFTER UPDATE ON collection
BEGIN INSERT INTO change_feed (collection_id) VALUES (new.id); END;

CREATE TRIGGER collection_removed AFTER DELETE ON collection
BEGIN INSERT INTO change_feed (collection_id) VALUES (old.id); END;

CREATE TRIGGER category_added AFTER INSERT ON category
BEGIN INSERT INTO change_feed (category_id) VALUES (new.id); END;

CREATE TRIGGER category_changed AFTER UPDATE ON category
BEGIN INSERT INTO change_feed (category_id) VALUES (new.id); END;

CREATE TRIGGER category_removed AFTER DELETE ON category
BEGIN INSERT INTO change_feed (category_id) VALUES (old.id); END;

CREATE TRIGGER quote_category_added AFTER INSERT ON quote_category
BEGIN INSERT INTO change_feed (category_id) VALUES (new.category_id); END;

CREATE TRIGGER quote_category_removed AFTER DELETE ON quote_category
BEGIN INSERT INTO change_feed (category_id) VALUES (old.category_id); END;

CREATE TRIGGER article_category_added AFTER INSERT ON article_category
BEGIN INSERT INTO change_feed (category_id) VALUES (new.category_id); END;

CREATE TRIGGER article_category_removed AFTER DELETE ON article_category
BEGIN INSERT INTO change_feed (category_id) VALUES (old.category_id); END;

-- The feed is never empty: an index names the row that it has come to.
INSERT INTO change_feed (is_reset) VALUES (1);
