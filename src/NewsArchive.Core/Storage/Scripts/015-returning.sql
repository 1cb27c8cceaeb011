-- Annotations that came back from files: which decision of the log was an import, and whom the files mean by their own names.
CREATE TABLE annotation_import_run (
    batch  INTEGER PRIMARY KEY,  -- the first change of the decision
    at     INTEGER NOT NULL,     -- milliseconds since 1970
    who    TEXT    NOT NULL,
    file   TEXT    NOT NULL,
    format TEXT    NOT NULL
) STRICT;

CREATE TABLE foreign_entity (
    name      TEXT    PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX foreign_entity_by_entity ON foreign_entity (entity_id);
