-- What a deletion took is part of its entry: a JSON object of rows by type.

ALTER TABLE paranoid_deletion ADD COLUMN took JSON NULL;

UPDATE paranoid_deletion d
  JOIN (SELECT deletion_id, JSON_OBJECTAGG(entity_type, took) AS took FROM paranoid_count GROUP BY deletion_id) c
    ON c.deletion_id = d.id
   SET d.took = c.took;

DROP TABLE paranoid_count;
DROP TABLE paranoid_reach;
DROP TABLE paranoid_turn;
