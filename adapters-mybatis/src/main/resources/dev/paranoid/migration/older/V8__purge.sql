-- The job that removes what has expired: what is due, what cannot go, and how each run went.

ALTER TABLE paranoid_deletion ADD KEY by_purge (state, purge_at, id);

CREATE TABLE paranoid_purge_blocked (
  deletion_id BIGINT        NOT NULL,
  code        VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  detail      VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  since       DATETIME(6)   NOT NULL,
  again_at    DATETIME(6)   NOT NULL,
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
