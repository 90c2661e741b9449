-- Who ended a deletion and why, and what was done to it meanwhile.

ALTER TABLE paranoid_deletion
  ADD closed_by    VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD close_reason VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD closed_with  BIGINT NULL;

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
