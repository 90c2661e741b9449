-- Who asked for a deletion, beyond his name: a hash of how he proved who he is, and of whose rows he might touch.

ALTER TABLE paranoid_deletion
  ADD asker CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';
