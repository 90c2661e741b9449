-- What a deletion took is a column of its entry. Two jobs may have to do with a deletion: the one that opened it, and the last
-- one that lets it give up what it holds.

ALTER TABLE paranoid_deletion
  ADD COLUMN took           JSON   NULL,
  ADD COLUMN closing_job_id BIGINT NULL,
  DROP KEY by_job;

UPDATE paranoid_deletion d
  JOIN (SELECT deletion_id, JSON_OBJECTAGG(entity_type, took) AS took FROM paranoid_count GROUP BY deletion_id) c
    ON c.deletion_id = d.id
   SET d.took = c.took;

UPDATE paranoid_deletion SET closing_job_id = job_id, job_id = NULL WHERE activity = 'LIFTING';

DROP TABLE paranoid_count;

-- Jobs of one component of types run one after another, in the order of their ids. Jobs of older versions have none: when
-- Paranoid starts, it gives those that have not ended theirs, and goes on with them.

ALTER TABLE paranoid_job
  ADD COLUMN component VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '' AFTER id,
  DROP COLUMN again,
  ADD KEY by_turn (component, ended_at, id);

-- Who works on the jobs of a component, and until when nobody else may take them.

CREATE TABLE paranoid_worker (
  component VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  node      VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  until     DATETIME(6)  NOT NULL,
  PRIMARY KEY (component)
) ENGINE = InnoDB;

DROP TABLE paranoid_scheduled_task;

-- Requests that were accepted wait for jobs.

CREATE TABLE paranoid_awaited_job (
  job_id     BIGINT   NOT NULL,
  message_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (job_id, message_id),
  KEY by_message (message_id)
) ENGINE = InnoDB;

INSERT INTO paranoid_awaited_job (job_id, message_id)
SELECT DISTINCT COALESCE(d.closing_job_id, d.job_id), a.message_id
  FROM paranoid_awaited a
  JOIN paranoid_deletion d ON d.id = a.deletion_id
 WHERE COALESCE(d.closing_job_id, d.job_id) IS NOT NULL;

DROP TABLE paranoid_awaited;

RENAME TABLE paranoid_awaited_job TO paranoid_awaited;

-- Hidden rows below which something may be live. One key and no other, so that whoever adds a row that is there waits for
-- nobody but those who hold that row. Who has looked below a row takes it out, unless it was added once more meanwhile.

CREATE TABLE paranoid_frontier (
  entity_type VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  row_key     VARBINARY(1020) NOT NULL,
  times       BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (entity_type, row_key)
) ENGINE = InnoDB;

-- What a job has found that its deletion reaches, in the order in which it did.

CREATE TABLE paranoid_collected (
  job_id      BIGINT      NOT NULL,
  entity_type VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  row_key     VARBINARY(1020) NOT NULL,
  place       BIGINT      NOT NULL,
  PRIMARY KEY (job_id, entity_type, row_key),
  KEY by_place (job_id, place)
) ENGINE = InnoDB;

DROP TABLE paranoid_reach;

DROP TABLE paranoid_turn;
