package dev.paranoid.domain.hold;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Optional;

/**
 * What is held. A hold covers that, everything below it along relations that cascade or restrict, and everything that it hangs
 * on: what would take it along is refused as well.
 */
public sealed interface HoldTarget {

    /** {@return the name of the type whose rights and settings count} */
    String type();

    /** {@return the row that is held, where it is one} */
    Optional<EntityRef> row();

    /**
     * A row.
     *
     * @param held the row itself, live or hidden
     */
    record OfRow(EntityRef held) implements HoldTarget {
        @Override
        public String type() {
            return held.type();
        }

        @Override
        public Optional<EntityRef> row() {
            return Optional.of(held);
        }

        @Override
        public String toString() {
            return held.toString();
        }
    }

    /**
     * The root of a deletion, and each row that bears its mark. The root stays held when the deletion is lifted.
     *
     * @param deletion which was not closed when the hold was placed
     * @param root the row that it named
     */
    record OfDeletion(DeletionId deletion, EntityRef root) implements HoldTarget {
        @Override
        public String type() {
            return root.type();
        }

        @Override
        public Optional<EntityRef> row() {
            return Optional.of(root);
        }

        @Override
        public String toString() {
            return "deletion " + deletion + " of " + root;
        }
    }

    /**
     * Each row of a type.
     *
     * @param type name of a declared type
     */
    record OfType(String type) implements HoldTarget {
        @Override
        public Optional<EntityRef> row() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "all of " + type;
        }
    }
}
