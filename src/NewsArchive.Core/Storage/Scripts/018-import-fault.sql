-- Why an import failed: JSON [{"key", "args"}], read in the language of whoever reads; null where it did not.
ALTER TABLE import_run ADD COLUMN fault TEXT;
