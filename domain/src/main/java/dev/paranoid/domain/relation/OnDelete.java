package dev.paranoid.domain.relation;

/** What a delete of the parent does to the children of one relation. */
public enum OnDelete {
    /** The children go with their parent: hidden by a soft delete, removed by a hard one. */
    CASCADE,
    /** The delete is refused while a child stays behind: a live one (soft), or any row (hard). */
    RESTRICT,
    /** The foreign key is set to null; a soft delete remembers the old value and puts it back. */
    SET_NULL,
    /** The children are left alone; only a soft delete can do that. */
    KEEP;

    /** {@return whether a deletion of the parent reaches the child, and so a hidden parent means a hidden child} */
    public boolean reaches() {
        return this == CASCADE || this == RESTRICT;
    }
}
