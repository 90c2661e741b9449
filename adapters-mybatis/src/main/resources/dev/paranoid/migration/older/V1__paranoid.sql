-- Keys of rows are the bytes of their text in UTF-8: no collation of text that MySQL and MariaDB share minds spaces at its end.

CREATE TABLE paranoid_deletion (
  id         BIGINT        NOT NULL AUTO_INCREMENT,
  root_type  VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  root_key   VARBINARY(1020) NOT NULL,
  mode       VARCHAR(4)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state      VARCHAR(12)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  deleted_at DATETIME(6)   NOT NULL,
  closed_at  DATETIME(6)   NULL,
  purge_at   DATETIME(6)   NULL,
  actor      VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source     VARCHAR(32)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason     VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  active     TINYINT GENERATED ALWAYS AS (CASE WHEN state IN ('ACTIVE', 'IN_PROGRESS') THEN 1 END) VIRTUAL,
  PRIMARY KEY (id),
  UNIQUE KEY active_root (root_type, root_key, active),
  KEY by_state (state, id),
  KEY by_actor (actor, id),
  KEY by_time (deleted_at)
) ENGINE = InnoDB;

CREATE TABLE paranoid_count (
  deletion_id BIGINT      NOT NULL,
  entity_type VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  took        BIGINT      NOT NULL,
  PRIMARY KEY (deletion_id, entity_type)
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

CREATE TABLE paranoid_reach (
  call_id      BIGINT       NOT NULL,
  entity_type  VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  row_key      VARBINARY(1020) NOT NULL,
  origin       BIGINT       NOT NULL,
  holder       BIGINT       NULL,
  live         TINYINT      NOT NULL,
  hidden_since DATETIME(6)  NULL,
  PRIMARY KEY (call_id, entity_type, row_key)
) ENGINE = InnoDB;
