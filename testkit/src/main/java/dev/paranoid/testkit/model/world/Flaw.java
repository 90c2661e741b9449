package dev.paranoid.testkit.model.world;

/** A mistake that an engine could make. The search must find each of them. */
public enum Flaw {
    NONE,
    /** T1 lets the root of a delete stay out of the frontier. */
    ROOT_NOT_IN_FRONTIER,
    /** T2 marks a child and leaves it out of the frontier. */
    CHILD_NOT_IN_FRONTIER,
    /** T2 lets a row leave the frontier with a live child. */
    LEAVES_WITH_LIVE_CHILD,
    /** T2 drops the entry of a row with a closed mark before T4 has decided. */
    LEAVES_WITH_CLOSED_MARK,
    /** T2 passes a closed mark on. */
    SPREADS_CLOSED_MARK,
    /** T2 detaches live children alone. */
    DETACHES_LIVE_ALONE,
    /** T4 hands over to a closed deletion. */
    HANDS_OVER_TO_CLOSED,
    /** T4 frees a row below one that an active deletion hides. */
    FREES_BELOW_ACTIVE,
    /** T4 frees a row and leaves its hidden parent out of the frontier. */
    PARENT_NOT_IN_FRONTIER,
    /** T4 frees a row in a cycle while a mark could still be handed over to one above it. */
    FREES_TOO_EARLY,
    /** T4 judges the foreign keys as they were when the row was marked. */
    JUDGES_OLD_KEYS,
    /** T4 waits for hidden parents with closed marks in a cycle, for ever. */
    NEVER_FREES_CYCLE,
    /** A deletion that T5 opened can be refused. */
    REFUSES_KEPT,
    /** A deletion that is active again leaves its root as it is. */
    REOPENS_WITHOUT_ROOT,
    /** What a live parent remembers is forgotten instead of put back. */
    FORGETS,
    /** What comes back below a row before that is live is not owed there, though another deletion may hide it again. */
    RETURNS_WITHOUT_DEBT,
    /** A hard delete leaves the deletions of removed roots active. */
    LEAVES_BEREFT,
    /** A hard delete does not look again for children that came since. */
    COLLECTS_ONCE,
    /** A hard delete asks what is held before it begins to remove, and not again. */
    ASKS_ONCE,
    /** A hard delete that is refused does not put back what it has set to null. */
    LEAVES_UNLINKED,
    /** What is put back below a hidden row is not owed there. */
    OWES_NOTHING,
    /** A delete of a row that others hid does not walk on. */
    STOPS_AT_HIDDEN_BY_OTHERS,
    /** A restore of a row that nothing reaches closes nothing but that row's mark. */
    RESTORES_ROW_ALONE
}
