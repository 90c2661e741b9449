CREATE TABLE IF NOT EXISTS notes (
  id BIGINT PRIMARY KEY, text VARCHAR(100), deletion_id BIGINT, deleted_at DATETIME(6), KEY deletion (deletion_id DESC));
DELETE FROM notes;
INSERT INTO notes (id, text) VALUES (1, 'one');
