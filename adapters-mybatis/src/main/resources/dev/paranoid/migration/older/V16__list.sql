-- The ledger as people look through it: of a type or of somebody, in a state, the newest first.

ALTER TABLE paranoid_deletion
  ADD KEY by_type (root_type, state, id),
  ADD KEY by_actor_state (actor, state, id);
