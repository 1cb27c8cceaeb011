-- A headline is indexed without a sign at its end: how long it is, is known. What was indexed before is analysed anew at
-- the next start.
DELETE FROM index_state;

-- What searches keep in memory of each article follows the database: new articles by their numbers, and changes to
-- what was there before by these lines. A search reads those behind the last it has seen; old ones may be forgotten.
CREATE TABLE touched (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER,
    entity_id  INTEGER
) STRICT;

CREATE TRIGGER article_touched AFTER UPDATE ON article
BEGIN INSERT INTO touched (article_id) VALUES (new.id); END;

CREATE TRIGGER mention_added AFTER INSERT ON mention
BEGIN INSERT INTO touched (article_id) VALUES (new.article_id); END;

CREATE TRIGGER mention_touched AFTER UPDATE ON mention
BEGIN INSERT INTO touched (article_id) VALUES (new.article_id); END;

CREATE TRIGGER mention_removed AFTER DELETE ON mention
BEGIN INSERT INTO touched (article_id) VALUES (old.article_id); END;

CREATE TRIGGER quote_added AFTER INSERT ON quote
BEGIN INSERT INTO touched (article_id) VALUES (new.article_id); END;

CREATE TRIGGER quote_touched AFTER UPDATE ON quote
BEGIN INSERT INTO touched (article_id) VALUES (new.article_id); END;

CREATE TRIGGER quote_removed AFTER DELETE ON quote
BEGIN INSERT INTO touched (article_id) VALUES (old.article_id); END;

CREATE TRIGGER entity_added AFTER INSERT ON entity
BEGIN INSERT INTO touched (entity_id) VALUES (new.id); END;

CREATE TRIGGER entity_touched AFTER UPDATE ON entity
BEGIN INSERT INTO touched (entity_id) VALUES (new.id); END;
