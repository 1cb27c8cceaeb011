-- Whether an annotation surely stands where its anchors say, or was carried to a new revision in doubt and waits for a
-- person to look. One that could not be carried at all keeps the number of the revision it was made in.
ALTER TABLE quote ADD COLUMN anchoring TEXT NOT NULL DEFAULT 'sure' CHECK (anchoring IN ('sure', 'check'));
ALTER TABLE mention ADD COLUMN anchoring TEXT NOT NULL DEFAULT 'sure' CHECK (anchoring IN ('sure', 'check'));

-- Few are in doubt: they are found without reading the others.
CREATE INDEX quote_to_check ON quote (article_id) WHERE anchoring = 'check';
CREATE INDEX mention_to_check ON mention (article_id) WHERE anchoring = 'check';
