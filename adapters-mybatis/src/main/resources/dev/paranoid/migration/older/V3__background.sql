-- Work in the background. The state of a deletion is what the law says; its activity is what is being done to its rows.

ALTER TABLE paranoid_deletion
  ADD COLUMN activity VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN job_id   BIGINT NULL,
  ADD KEY by_activity (activity, id),
  ADD KEY by_job (job_id);

CREATE TABLE paranoid_job (
  id         BIGINT      NOT NULL AUTO_INCREMENT,
  fence      BIGINT      NOT NULL DEFAULT 0,
  again      TINYINT     NOT NULL DEFAULT 0,
  state      MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  started_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  ended_at   DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_end (ended_at, updated_at)
) ENGINE = InnoDB;

-- Whose turn it is: the table of db-scheduler, under a name of Paranoid's own.

CREATE TABLE paranoid_scheduled_task (
  task_name            VARCHAR(100) NOT NULL,
  task_instance        VARCHAR(100) NOT NULL,
  task_data            BLOB         NULL,
  execution_time       DATETIME(6)  NOT NULL,
  picked               BOOLEAN      NOT NULL,
  picked_by            VARCHAR(50)  NULL,
  last_success         DATETIME(6)  NULL,
  last_failure         DATETIME(6)  NULL,
  consecutive_failures INT          NULL,
  last_heartbeat       DATETIME(6)  NULL,
  version              BIGINT       NOT NULL,
  priority             SMALLINT     NULL,
  PRIMARY KEY (task_name, task_instance),
  KEY by_time (execution_time),
  KEY by_heartbeat (last_heartbeat)
) ENGINE = InnoDB;

-- Requests that were accepted and have no final answer yet, with a draft of it, and the deletions that they wait for.

CREATE TABLE paranoid_accepted (
  message_id  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic       VARCHAR(249) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  message_key MEDIUMBLOB   NULL,
  type        VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  headers     MEDIUMBLOB   NOT NULL,
  outcome     MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  accepted_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (message_id)
) ENGINE = InnoDB;

CREATE TABLE paranoid_awaited (
  deletion_id BIGINT   NOT NULL,
  message_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (deletion_id, message_id),
  KEY by_message (message_id)
) ENGINE = InnoDB;
