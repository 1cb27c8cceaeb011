-- Words are searched in an index outside of the database, which is built from the texts at the next start. What the database had
-- of it goes; the pages are used again.
DROP TABLE IF EXISTS word_form;
DROP TABLE IF EXISTS article_index;
DROP TABLE IF EXISTS word_index;
DROP TABLE IF EXISTS quote_index;
DROP TABLE IF EXISTS quote_form;
DROP TABLE IF EXISTS lexeme;
DROP TABLE IF EXISTS index_state;
