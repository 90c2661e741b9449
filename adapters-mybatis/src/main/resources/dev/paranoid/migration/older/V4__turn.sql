-- One row, locked by those who detach or put back, side by side, and by those who remove what others detach, alone.

CREATE TABLE paranoid_turn (
  id TINYINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;

INSERT INTO paranoid_turn (id) VALUES (1);
