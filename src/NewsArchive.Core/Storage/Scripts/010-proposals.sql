-- What the program proposes: how sure it is of each annotation, and which texts it has read.
ALTER TABLE quote ADD COLUMN confidence REAL;    -- 0 to 1, of a proposal; null where a person made it
ALTER TABLE mention ADD COLUMN confidence REAL;

-- An article is read again when it has another text, or when the program has other rules.
CREATE TABLE proposed_text (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    revision   INTEGER NOT NULL,
    rules      INTEGER NOT NULL
) STRICT;

-- What waits for a decision, the surest first.
CREATE INDEX quote_proposed ON quote (confidence DESC, id) WHERE state = 'proposed';
CREATE INDEX mention_proposed ON mention (confidence DESC, id) WHERE state = 'proposed';
