-- Runs that ended without a word: which file their program holds while they go on, and what goes on from what.
ALTER TABLE import_run ADD COLUMN lock TEXT;     -- a file below running/; null where an earlier version began it
ALTER TABLE import_run ADD COLUMN continues INTEGER REFERENCES import_run (id);

-- The same file imported again goes on with the decision of a run that was interrupted.
ALTER TABLE annotation_import_run ADD COLUMN lock TEXT;
ALTER TABLE annotation_import_run ADD COLUMN hash TEXT;         -- SHA-256 of the file, in small hexadecimal digits
ALTER TABLE annotation_import_run ADD COLUMN ended_at INTEGER;  -- null: it was interrupted, or goes on
UPDATE annotation_import_run SET ended_at = at;
