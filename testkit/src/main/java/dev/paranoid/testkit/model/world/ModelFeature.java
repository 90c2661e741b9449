package dev.paranoid.testkit.model.world;

/** What may happen beside soft deletes and their lifting. */
public enum ModelFeature {
    /** A row that has to become live may find its unique value taken. */
    TAKEN_VALUES,
    HARD_DELETES,
    /** Rows are held: they, what is below them and what they hang on is not removed. */
    HOLDS,
    /** The database refuses what would bring a row back: the deletion that marks it is active again. */
    REFUSED_RESTORES,
    /** Another program sets foreign keys to null, or from null to a row, without a look at {@code deleted_at}. */
    MOVED_ROWS,
    /** Another program removes rows to which nothing belongs. */
    REMOVED_ROWS,
    /** Another program hides rows without a deletion. */
    HIDDEN_BY_OTHERS,
    /** Another program makes hidden rows live. */
    MADE_LIVE_BY_OTHERS,
    /** T4 frees a row below closed marks at once, also where a mark may still be handed over to what is above it. */
    FREED_AT_ONCE
}
