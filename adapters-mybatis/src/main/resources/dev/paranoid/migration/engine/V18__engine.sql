-- The engine's tables, which every application has: the ledger, holds, retention, and work in the background.
-- Keys of rows are the bytes of their text in UTF-8: no collation of text that MySQL and MariaDB share minds spaces at its end.

CREATE TABLE paranoid_deletion (
  id             BIGINT        NOT NULL AUTO_INCREMENT,
  root_type      VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  root_key       VARBINARY(1020) NOT NULL,
  mode           VARCHAR(4)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state          VARCHAR(12)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  deleted_at     DATETIME(6)   NOT NULL,
  closed_at      DATETIME(6)   NULL,
  purge_at       DATETIME(6)   NULL,
  actor          VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source         VARCHAR(32)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason         VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  active         TINYINT GENERATED ALWAYS AS (CASE WHEN state IN ('ACTIVE', 'IN_PROGRESS') THEN 1 END) VIRTUAL,
  activity       VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NULL,
  job_id         BIGINT        NULL,
  took           JSON          NULL,
  closing_job_id BIGINT        NULL,
  closed_by      VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  close_reason   VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  closed_with    BIGINT        NULL,
  asker          CHAR(64)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  PRIMARY KEY (id),
  UNIQUE KEY active_root (root_type, root_key, active),
  KEY by_state (state, id),
  KEY by_actor (actor, id),
  KEY by_time (deleted_at),
  KEY by_activity (activity, id),
  KEY by_purge (state, purge_at, id),
  KEY by_type (root_type, state, id),
  KEY by_actor_state (actor, state, id)
) ENGINE = InnoDB;

CREATE TABLE paranoid_detached (
  relation    VARCHAR(130) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  parent_type VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  parent_key  VARBINARY(1020) NOT NULL,
  child_type  VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  child_key   VARBINARY(1020) NOT NULL,
  PRIMARY KEY (parent_key, relation, child_key),
  KEY by_child (child_key, child_type)
) ENGINE = InnoDB;

CREATE TABLE paranoid_history (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  deletion_id BIGINT        NOT NULL,
  what        VARCHAR(24)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at          DATETIME(6)   NOT NULL,
  actor       VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source      VARCHAR(32)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  reason      VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  moved_from  DATETIME(6)   NULL,
  moved_to    DATETIME(6)   NULL,
  refused     VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (id),
  KEY of_deletion (deletion_id, id)
) ENGINE = InnoDB;

-- Holds: what must stay. Those that were released stay in the ledger. A hold on a type has no row; one on a deletion has its root.

CREATE TABLE paranoid_hold (
  id             BIGINT        NOT NULL AUTO_INCREMENT,
  kind           VARCHAR(12)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  entity_type    VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  row_key        VARBINARY(1020) NULL,
  deletion_id    BIGINT        NULL,
  reason         VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  case_id        VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  placed_at      DATETIME(6)   NOT NULL,
  actor          VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source         VARCHAR(32)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  from_at        DATETIME(6)   NOT NULL,
  until_at       DATETIME(6)   NULL,
  released_at    DATETIME(6)   NULL,
  released_by    VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  release_reason VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (id),
  KEY on_row (entity_type, row_key, released_at),
  KEY on_deletion (deletion_id, released_at),
  KEY by_case (case_id, id),
  KEY by_from (from_at)
) ENGINE = InnoDB;

-- One row. Who removes locks it, shared, when he has locked his rows and before he decides; who places or releases holds locks it
-- exclusively. It says how often holds were placed, and how many are open, by kind and type.

CREATE TABLE paranoid_hold_gate (
  id         TINYINT    NOT NULL,
  placed     BIGINT     NOT NULL,
  open_holds MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;

INSERT INTO paranoid_hold_gate (id, placed, open_holds) VALUES (1, 0, '{}');

-- What has expired and cannot go, and, with its run, what a run is removing in the background.

CREATE TABLE paranoid_purge_blocked (
  deletion_id BIGINT        NOT NULL,
  code        VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  detail      VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  since       DATETIME(6)   NOT NULL,
  again_at    DATETIME(6)   NOT NULL,
  run_id      BIGINT        NULL,
  PRIMARY KEY (deletion_id),
  KEY by_again (again_at, deletion_id)
) ENGINE = InnoDB;

CREATE TABLE paranoid_purge_run (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  started_at      DATETIME(6)  NOT NULL,
  ended_at        DATETIME(6)  NULL,
  eligible_before BIGINT       NOT NULL,
  removed         BIGINT       NOT NULL,
  blocked         BIGINT       NOT NULL,
  eligible_after  BIGINT       NOT NULL,
  stopped         VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  began           TINYINT      NOT NULL,
  PRIMARY KEY (id),
  KEY by_began (began, id)
) ENGINE = InnoDB;

-- Work in the background. Jobs of one component of types run one after another, in the order of their ids.

CREATE TABLE paranoid_job (
  id         BIGINT      NOT NULL AUTO_INCREMENT,
  component  VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  fence      BIGINT      NOT NULL DEFAULT 0,
  state      MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  started_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  ended_at   DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_end (ended_at, updated_at),
  KEY by_turn (component, ended_at, id)
) ENGINE = InnoDB;

-- Who works on the jobs of a component, and until when nobody else may take them.

CREATE TABLE paranoid_worker (
  component VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  node      VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  until     DATETIME(6)  NOT NULL,
  PRIMARY KEY (component)
) ENGINE = InnoDB;

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

-- Foreign keys that a hard delete in the background has set to null before their parents go: put back where these stay after all.

CREATE TABLE paranoid_unlinked (
  job_id     BIGINT        NOT NULL,
  relation   VARCHAR(130)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  child_key  VARBINARY(1020) NOT NULL,
  parent_key VARBINARY(1020) NOT NULL,
  PRIMARY KEY (job_id, relation, child_key)
) ENGINE = InnoDB;
