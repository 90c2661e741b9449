-- Foreign keys that a hard delete in the background has set to null before their parents go: put back where these stay after all.

CREATE TABLE paranoid_unlinked (
  job_id     BIGINT        NOT NULL,
  relation   VARCHAR(130)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  child_key  VARBINARY(1020) NOT NULL,
  parent_key VARBINARY(1020) NOT NULL,
  PRIMARY KEY (job_id, relation, child_key)
) ENGINE = InnoDB;

-- Which run is removing a deletion in the background; what becomes of it is counted there.

ALTER TABLE paranoid_purge_blocked ADD COLUMN run_id BIGINT NULL;
