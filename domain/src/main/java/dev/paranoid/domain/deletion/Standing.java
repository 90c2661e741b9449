package dev.paranoid.domain.deletion;

import static dev.paranoid.domain.deletion.DeletionState.ACTIVE;
import static dev.paranoid.domain.deletion.DeletionState.LIFTED;
import static dev.paranoid.domain.deletion.DeletionState.PURGED;
import static dev.paranoid.domain.deletion.DeletionState.REFUSED;

import java.util.Optional;
import java.util.Set;

/** Where a deletion stands: what it is by the law, and what is being done to its rows meanwhile. */
public sealed interface Standing {

    /** {@return what the deletion is by the law} */
    DeletionState state();

    /** {@return what is being done to its rows; empty where nothing is} */
    Optional<Activity> activity();

    /** {@return where it may stand next; nowhere where this is final} */
    Set<Standing> next();

    /** {@return the standing with that state and activity} */
    static Standing of(DeletionState state, Optional<Activity> activity) {
        if (activity.isEmpty()) {
            return new Settled(state);
        }
        return switch (activity.get()) {
            case HIDING -> state == REFUSED ? new Undoing() : new Hiding();
            case LIFTING -> new Lifting(state);
            case REMOVING -> new Removing();
        };
    }

    /** Nothing is being done to its rows. */
    record Settled(DeletionState state) implements Standing {
        @Override
        public Optional<Activity> activity() {
            return Optional.empty();
        }

        @Override
        public Set<Standing> next() {
            return state == ACTIVE
                    ? Set.of(
                            new Settled(LIFTED),
                            new Settled(PURGED),
                            new Hiding(),
                            new Lifting(LIFTED),
                            new Lifting(PURGED))
                    : Set.of();
        }
    }

    /** Its marks flow down: for the first time, or once more because rows came to it. */
    record Hiding() implements Standing {
        @Override
        public DeletionState state() {
            return ACTIVE;
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(Activity.HIDING);
        }

        @Override
        public Set<Standing> next() {
            return Set.of(new Settled(ACTIVE), new Undoing(), new Lifting(LIFTED), new Lifting(PURGED));
        }
    }

    /** It was refused when its marks had begun to flow, and what it hid becomes live again. */
    record Undoing() implements Standing {
        @Override
        public DeletionState state() {
            return REFUSED;
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(Activity.HIDING);
        }

        @Override
        public Set<Standing> next() {
            return Set.of(new Settled(REFUSED));
        }
    }

    /** It was lifted or lost its root, and its rows are handed over or become live. */
    record Lifting(DeletionState state) implements Standing {
        @Override
        public Optional<Activity> activity() {
            return Optional.of(Activity.LIFTING);
        }

        /**
         * Where a unique value was taken, it is active again, and hides again what it has freed; or it is purged, where its
         * root was removed meanwhile.
         */
        @Override
        public Set<Standing> next() {
            return state == LIFTED
                    ? Set.of(new Settled(LIFTED), new Hiding(), new Lifting(PURGED))
                    : Set.of(new Settled(state));
        }
    }

    /** What it reaches is collected, and then goes. */
    record Removing() implements Standing {
        @Override
        public DeletionState state() {
            return PURGED;
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(Activity.REMOVING);
        }

        @Override
        public Set<Standing> next() {
            return Set.of(new Settled(PURGED), new Lifting(REFUSED));
        }
    }
}
