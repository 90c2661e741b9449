CREATE TABLE clients (
  client_id VARCHAR(40) NOT NULL PRIMARY KEY,
  org VARCHAR(10) NOT NULL,
  name VARCHAR(60) NOT NULL,
  memo VARCHAR(60) NOT NULL,
  alias VARCHAR(60) NULL,
  api_secret VARCHAR(60) NOT NULL,
  deleted_at DATETIME(6) NULL,
  deletion_id BIGINT NULL,
  live TINYINT GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN 1 END) VIRTUAL,
  UNIQUE KEY clients_alias (alias, live),
  KEY clients_deletion (deletion_id)
) ENGINE = InnoDB;
CREATE TABLE bills (
  bill_id VARCHAR(40) NOT NULL PRIMARY KEY,
  org VARCHAR(10) NOT NULL,
  client_id VARCHAR(40) NOT NULL,
  name VARCHAR(60) NOT NULL,
  memo VARCHAR(60) NOT NULL,
  iban VARCHAR(60) NOT NULL,
  deleted_at DATETIME(6) NULL,
  deletion_id BIGINT NULL,
  KEY bills_client (client_id),
  KEY bills_deletion (deletion_id),
  FOREIGN KEY (client_id) REFERENCES clients (client_id)
) ENGINE = InnoDB;
CREATE TABLE notes (
  note_id VARCHAR(40) NOT NULL PRIMARY KEY,
  bill_id VARCHAR(40) NOT NULL,
  name VARCHAR(60) NOT NULL,
  memo VARCHAR(60) NOT NULL,
  token VARCHAR(60) NOT NULL,
  deleted_at DATETIME(6) NULL,
  deletion_id BIGINT NULL,
  KEY notes_bill (bill_id),
  KEY notes_deletion (deletion_id),
  FOREIGN KEY (bill_id) REFERENCES bills (bill_id)
) ENGINE = InnoDB;
