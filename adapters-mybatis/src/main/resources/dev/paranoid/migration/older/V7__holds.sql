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
