-- Requests that asked for a deletion are named as the inbox names them: two requesters may use the same id. What is there
-- came over Kafka, but where the inbox knows the id only from somebody else. An empty request has an empty scope.

ALTER TABLE paranoid_ask
  ADD COLUMN scope VARBINARY(1200) NOT NULL DEFAULT 'kafka' AFTER deletion_id;

UPDATE paranoid_ask a
  JOIN paranoid_inbox i ON i.request_id = a.request_id AND i.scope NOT LIKE 'rest:%'
  LEFT JOIN paranoid_inbox k ON k.scope = 'kafka' AND k.request_id = a.request_id
   SET a.scope = i.scope
 WHERE k.scope IS NULL;

UPDATE paranoid_ask SET scope = '' WHERE request_id = '';

ALTER TABLE paranoid_ask
  ALTER COLUMN scope DROP DEFAULT,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (deletion_id, scope, request_id),
  DROP KEY by_request,
  ADD KEY by_request (scope, request_id);

-- Who this is: part of the source of its events, so that those of two installations never have the same id. A variable, so
-- that a replica that repeats the statement gets the same.

CREATE TABLE paranoid_installation (
  id       TINYINT  NOT NULL,
  identity CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;

SET @paranoid_identity = UUID();

INSERT INTO paranoid_installation (id, identity) VALUES (1, @paranoid_identity);
