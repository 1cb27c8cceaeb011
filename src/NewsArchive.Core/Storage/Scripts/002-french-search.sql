-- Search as French is written: the index of articles now holds stems, and beside it stand the written forms, for
-- beginnings of words and exact forms. What was indexed before is analysed anew at the next start.

-- The folded forms of each article, each once; which column a form stands in is enough.
CREATE VIRTUAL TABLE word_index USING fts5 (title, body, content = '', contentless_delete = 1, detail = column, tokenize = 'ascii');
INSERT INTO word_index (word_index, rank) VALUES ('hashsize', 8388608);

-- The folded forms by themselves, to go through those that begin alike.
CREATE VIRTUAL TABLE word_form USING fts5vocab (word_index, row);

-- The accented forms of articles whose stem cannot be told without the accents: what a word typed without them may mean.
CREATE TABLE lexeme (
    exact  TEXT PRIMARY KEY,
    folded TEXT NOT NULL,
    stem   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX lexeme_by_folded ON lexeme (folded, stem);

-- Where was it printed?
CREATE INDEX article_by_source ON article (source) WHERE source IS NOT NULL;

DELETE FROM index_state;
