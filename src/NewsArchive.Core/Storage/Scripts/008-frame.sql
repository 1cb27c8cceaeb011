-- The researcher's own frame: collections of articles, and a codebook of categories for quotations and articles.

CREATE TABLE collection (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    version     INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    description TEXT,
    kind        TEXT    NOT NULL CHECK (kind IN ('fixed', 'living')),
    address     TEXT,   -- living: the list it shows, /?q=onu; fixed: the list it was made from, if it was
    created_at  INTEGER NOT NULL
) STRICT;

-- The articles of fixed collections. Whoever changes them raises the version of the collection in the same transaction.
CREATE TABLE collection_article (
    collection_id INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    article_id    INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (collection_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX collection_article_by_article ON collection_article (article_id);

-- Which articles a line of the log put into a collection or took out of it: a line need not repeat a long list. No foreign
-- key leads to the log, which is written anew when it is to hold more.
CREATE TABLE collection_step (
    change_id  INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    is_added   INTEGER NOT NULL CHECK (is_added IN (0, 1)),
    PRIMARY KEY (change_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    parent_id  INTEGER REFERENCES category (id),
    definition TEXT,
    colour     TEXT    NOT NULL CHECK (colour IN ('grey', 'blue', 'teal', 'green', 'gold', 'orange', 'red', 'pink', 'purple', 'brown')),
    key        TEXT    -- one small letter or digit by which it is given
) STRICT;

CREATE UNIQUE INDEX category_by_key ON category (key) WHERE key IS NOT NULL;
CREATE INDEX category_by_parent ON category (parent_id);

-- The categories of a quotation and of an article stand with them, as JSON: read, logged and undone with everything else.
-- Beside it the database itself keeps them by category, to find what has one.
ALTER TABLE quote ADD COLUMN categories TEXT NOT NULL DEFAULT '[]';
ALTER TABLE article ADD COLUMN categories TEXT NOT NULL DEFAULT '[]';

CREATE TABLE quote_category (
    category_id INTEGER NOT NULL REFERENCES category (id),
    quote_id    INTEGER NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
    PRIMARY KEY (category_id, quote_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX quote_category_by_quote ON quote_category (quote_id);

CREATE TABLE article_category (
    category_id INTEGER NOT NULL REFERENCES category (id),
    article_id  INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (category_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_category_by_article ON article_category (article_id);

CREATE TRIGGER quote_categorised AFTER INSERT ON quote WHEN new.categories <> '[]'
BEGIN INSERT INTO quote_category (category_id, quote_id) SELECT DISTINCT value, new.id FROM json_each(new.categories); END;

CREATE TRIGGER quote_recategorised AFTER UPDATE OF categories ON quote WHEN new.categories <> old.categories
BEGIN
    DELETE FROM quote_category WHERE quote_id = new.id;
    INSERT INTO quote_category (category_id, quote_id) SELECT DISTINCT value, new.id FROM json_each(new.categories);
END;

CREATE TRIGGER article_recategorised AFTER UPDATE OF categories ON article WHEN new.categories <> old.categories
BEGIN
    DELETE FROM article_category WHERE article_id = new.id;
    INSERT INTO article_category (category_id, article_id) SELECT DISTINCT value, new.id FROM json_each(new.categories);
END;

-- What searches keep in memory follows these, too.
ALTER TABLE touched ADD COLUMN collection_id INTEGER;
ALTER TABLE touched ADD COLUMN category_id INTEGER;

CREATE TRIGGER collection_added AFTER INSERT ON collection
BEGIN INSERT INTO touched (collection_id) VALUES (new.id); END;

CREATE TRIGGER collection_touched AFTER UPDATE ON collection
BEGIN INSERT INTO touched (collection_id) VALUES (new.id); END;

CREATE TRIGGER collection_removed AFTER DELETE ON collection
BEGIN INSERT INTO touched (collection_id) VALUES (old.id); END;

CREATE TRIGGER category_added AFTER INSERT ON category
BEGIN INSERT INTO touched (category_id) VALUES (new.id); END;

CREATE TRIGGER category_touched AFTER UPDATE ON category
BEGIN INSERT INTO touched (category_id) VALUES (new.id); END;

CREATE TRIGGER category_removed AFTER DELETE ON category
BEGIN INSERT INTO touched (category_id) VALUES (old.id); END;

CREATE TRIGGER quote_category_given AFTER INSERT ON quote_category
BEGIN INSERT INTO touched (category_id) VALUES (new.category_id); END;

CREATE TRIGGER quote_category_taken AFTER DELETE ON quote_category
BEGIN INSERT INTO touched (category_id) VALUES (old.category_id); END;

CREATE TRIGGER article_category_given AFTER INSERT ON article_category
BEGIN INSERT INTO touched (category_id) VALUES (new.category_id); END;

CREATE TRIGGER article_category_taken AFTER DELETE ON article_category
BEGIN INSERT INTO touched (category_id) VALUES (old.category_id); END;
