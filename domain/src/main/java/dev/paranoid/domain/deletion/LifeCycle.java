package dev.paranoid.domain.deletion;

import static dev.paranoid.domain.deletion.DeletionState.ACTIVE;
import static dev.paranoid.domain.deletion.DeletionState.LIFTED;
import static dev.paranoid.domain.deletion.DeletionState.PURGED;
import static dev.paranoid.domain.deletion.DeletionState.REFUSED;

import java.util.Optional;
import java.util.Set;

/** Where a deletion is in its life: what it is by the law, and what is being done to its rows meanwhile. */
public sealed interface LifeCycle {

    /** {@return what the deletion is by the law} */
    DeletionState state();

    /** {@return what is being done to its rows; empty where nothing is} */
    Optional<Activity> activity();

    /** {@return where it may be next; nowhere where this is final} */
    Set<LifeCycle> next();

    /**
     * {@return where a deletion with that state and activity is}
     *
     * @param state by the law
     * @param activity what happens to its rows
     */
    static LifeCycle of(DeletionState state, Optional<Activity> activity) {
        if (activity.isEmpty()) {
            return new Settled(state);
        }
        return switch (activity.get()) {
            case HIDING -> new Hiding();
            case LIFTING -> state == ACTIVE ? new Comparing() : new Resolving(state);
            case REMOVING -> new Removing();
        };
    }

    /**
     * Nothing is being done to its rows.
     *
     * @param state active, or one that is final
     */
    record Settled(DeletionState state) implements LifeCycle {
        @Override
        public Optional<Activity> activity() {
            return Optional.empty();
        }

        @Override
        public Set<LifeCycle> next() {
            return state == ACTIVE
                    ? Set.of(
                            new Settled(LIFTED),
                            new Settled(PURGED),
                            new Comparing(),
                            new Resolving(LIFTED),
                            new Resolving(PURGED))
                    : Set.of();
        }
    }

    /** Its marks flow down. */
    record Hiding() implements LifeCycle {
        @Override
        public DeletionState state() {
            return ACTIVE;
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(Activity.HIDING);
        }

        @Override
        public Set<LifeCycle> next() {
            return Set.of(
                    new Settled(ACTIVE),
                    new Settled(LIFTED),
                    new Settled(PURGED),
                    new Comparing(),
                    new Resolving(REFUSED),
                    new Resolving(LIFTED),
                    new Resolving(PURGED));
        }
    }

    /**
     * A restore was asked for, and looks for unique values that were taken and for what is frozen; it holds its rows until that has
     * been done. Where it was still being hidden, that goes on, and may end as refused.
     */
    record Comparing() implements LifeCycle {
        @Override
        public DeletionState state() {
            return ACTIVE;
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(Activity.LIFTING);
        }

        @Override
        public Set<LifeCycle> next() {
            return Set.of(
                    new Settled(ACTIVE),
                    new Settled(LIFTED),
                    new Settled(PURGED),
                    new Resolving(REFUSED),
                    new Resolving(LIFTED),
                    new Resolving(PURGED));
        }
    }

    /**
     * It is closed, and its rows are handed over or become live.
     *
     * @param state why it is closed: lifted, purged or refused; it is settled with the same
     */
    record Resolving(DeletionState state) implements LifeCycle {
        @Override
        public Optional<Activity> activity() {
            return Optional.of(Activity.LIFTING);
        }

        @Override
        public Set<LifeCycle> next() {
            return Set.of(new Settled(state));
        }
    }

    /** What it reaches is collected, and then goes. */
    record Removing() implements LifeCycle {
        @Override
        public DeletionState state() {
            return PURGED;
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(Activity.REMOVING);
        }

        @Override
        public Set<LifeCycle> next() {
            return Set.of(new Settled(PURGED), new Resolving(PURGED), new Resolving(REFUSED));
        }
    }
}
