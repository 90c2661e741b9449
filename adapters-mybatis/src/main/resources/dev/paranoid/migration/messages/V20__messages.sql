-- Messages that leave over Kafka, and requests by message that wait for work in the background. id, aggregatetype (the topic),
-- aggregateid (the key), type and payload are what Debezium's outbox event router reads.

CREATE TABLE paranoid_outbox (
  seq           BIGINT          NOT NULL AUTO_INCREMENT,
  id            CHAR(36)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  aggregatetype VARCHAR(249)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  aggregateid   MEDIUMBLOB      NULL,
  type          VARCHAR(255)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  payload       MEDIUMBLOB      NULL,
  headers       MEDIUMBLOB      NOT NULL,
  lane          TINYINT         NOT NULL,
  created_at    DATETIME(6)     NOT NULL,
  PRIMARY KEY (seq)
) ENGINE = InnoDB;

-- Messages that can never arrive, with what is wrong with them.

CREATE TABLE paranoid_outbox_failed (
  seq           BIGINT          NOT NULL,
  id            CHAR(36)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  aggregatetype VARCHAR(249)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  aggregateid   MEDIUMBLOB      NULL,
  type          VARCHAR(255)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  payload       MEDIUMBLOB      NULL,
  headers       MEDIUMBLOB      NOT NULL,
  lane          TINYINT         NOT NULL,
  created_at    DATETIME(6)     NOT NULL,
  error         VARCHAR(1000)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (seq)
) ENGINE = InnoDB;

-- Whoever publishes locks lanes, so that messages of one key leave in order however many nodes publish.

CREATE TABLE paranoid_outbox_lane (
  lane TINYINT NOT NULL,
  PRIMARY KEY (lane)
) ENGINE = InnoDB;

INSERT INTO paranoid_outbox_lane (lane)
VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);

-- Requests that were accepted and have no final answer yet, with a draft of it, and the jobs that they wait for.

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
  job_id     BIGINT   NOT NULL,
  message_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (job_id, message_id),
  KEY by_message (message_id)
) ENGINE = InnoDB;

-- Who this is: part of the source of its events, so that those of two installations never have the same id. A variable, so
-- that a replica that repeats the statement gets the same.

CREATE TABLE paranoid_installation (
  id       TINYINT  NOT NULL,
  identity CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;

SET @paranoid_identity = UUID();

INSERT INTO paranoid_installation (id, identity) VALUES (1, @paranoid_identity);
