-- Entities: the functions somebody had, identifiers elsewhere, what is known not to be the same, and where an entity went
-- when it was merged into another one. A merged entity keeps its row and its number, so that it can come back.
ALTER TABLE entity ADD COLUMN functions TEXT NOT NULL DEFAULT '[]';    -- [{"title", "from", "to"}, …]
ALTER TABLE entity ADD COLUMN identifiers TEXT NOT NULL DEFAULT '[]';  -- [{"scheme", "value"}, …]
ALTER TABLE entity ADD COLUMN unlike TEXT NOT NULL DEFAULT '[]';       -- numbers of entities that look the same and are not
ALTER TABLE entity ADD COLUMN merged_into INTEGER REFERENCES entity (id);

CREATE INDEX entity_by_merged ON entity (merged_into) WHERE merged_into IS NOT NULL;

-- Whatever names a merged entity is refused, by whichever door it comes.
CREATE TRIGGER mention_of_merged_added BEFORE INSERT ON mention
WHEN EXISTS (SELECT 1 FROM entity WHERE id = new.entity_id AND merged_into IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the entity was merged'); END;

CREATE TRIGGER mention_of_merged BEFORE UPDATE OF entity_id ON mention
WHEN EXISTS (SELECT 1 FROM entity WHERE id = new.entity_id AND merged_into IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the entity was merged'); END;

CREATE TRIGGER quote_of_merged_added BEFORE INSERT ON quote
WHEN EXISTS (SELECT 1 FROM entity WHERE id = new.entity_id AND merged_into IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the entity was merged'); END;

CREATE TRIGGER quote_of_merged BEFORE UPDATE OF entity_id ON quote
WHEN EXISTS (SELECT 1 FROM entity WHERE id = new.entity_id AND merged_into IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the entity was merged'); END;

-- The first letters of the words of a name: all of them, and those without « de », « la » and the like where that is another
-- thing; none for a single word. « Organisation des Nations unies » has « odnu onu ».
ALTER TABLE entity_name ADD COLUMN initials TEXT NOT NULL DEFAULT '';

WITH RECURSIVE word (entity_id, folded, rest, every, weighty) AS (
    SELECT entity_id, folded, folded || ' ', '', '' FROM entity_name
    UNION ALL
    SELECT entity_id, folded, substr(rest, instr(rest, ' ') + 1), every || substr(rest, 1, 1),
        weighty || iif(substr(rest, 1, instr(rest, ' ') - 1) IN ('a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'pour', 'sur'), '', substr(rest, 1, 1))
    FROM word WHERE rest <> ''
)
UPDATE entity_name SET initials = iif(read.every = read.weighty OR read.weighty = '', read.every, read.every || ' ' || read.weighty)
FROM (SELECT entity_id, folded, every, weighty FROM word WHERE rest = '' AND length(every) > 1) AS read
WHERE read.entity_id = entity_name.entity_id AND read.folded = entity_name.folded;
