-- Requests that were carried out, or withdrawn before they came. Names are compared byte by byte.

CREATE TABLE paranoid_inbox (
  scope       VARBINARY(1200) NOT NULL,
  request_id  VARBINARY(1020) NOT NULL,
  fingerprint VARCHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL,
  withdrawn   TINYINT         NOT NULL,
  status      SMALLINT        NOT NULL,
  answer      MEDIUMTEXT      CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  received_at DATETIME(6)     NOT NULL,
  PRIMARY KEY (scope, request_id),
  KEY by_time (received_at)
) ENGINE = InnoDB;

-- Who asked for a deletion; an empty request asked outright.

CREATE TABLE paranoid_ask (
  deletion_id BIGINT          NOT NULL,
  request_id  VARBINARY(1020) NOT NULL,
  PRIMARY KEY (deletion_id, request_id),
  KEY by_request (request_id)
) ENGINE = InnoDB;

-- id, aggregatetype (the topic), aggregateid (the key), type and payload are what Debezium's outbox event router reads.

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
