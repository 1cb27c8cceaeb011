-- Who said what: the list of all quotations.

-- The folded forms of the words of each quotation, each once: for beginnings of words and exact forms, as word_index has
-- them of articles. What was indexed before is analysed anew at the next start.
CREATE VIRTUAL TABLE quote_form USING fts5 (words, content = '', contentless_delete = 1, detail = column, tokenize = 'ascii');

-- What is kept in memory of each quotation is read from this index alone.
DROP INDEX quote_by_article;
CREATE INDEX quote_by_article ON quote (article_id, state, kind, entity_id);

DELETE FROM index_state WHERE name = 'words';
