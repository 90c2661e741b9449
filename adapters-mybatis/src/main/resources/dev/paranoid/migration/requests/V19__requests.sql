-- Requests that may come twice, over Kafka or with an Idempotency-Key: they were carried out, or withdrawn before they came. Names
-- are compared byte by byte.

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

-- Who asked for a deletion, named as in the inbox; an empty request, of an empty scope, asked outright.

CREATE TABLE paranoid_ask (
  deletion_id BIGINT          NOT NULL,
  scope       VARBINARY(1200) NOT NULL,
  request_id  VARBINARY(1020) NOT NULL,
  PRIMARY KEY (deletion_id, scope, request_id),
  KEY by_request (scope, request_id)
) ENGINE = InnoDB;
