package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;

/** A client of a load that makes a user, has it removed for good, and waits until it is gone, again and again. */
final class RemovingClient extends LoadClient {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final int first;
    private final int stories;

    RemovingClient(LoadTarget target, int first, int stories) {
        super(target, first);
        this.first = first;
        this.stories = stories;
    }

    @Override
    void ask(int call) {
        int user = first + call;
        await(() -> {
            target().insert(user, stories);
            return true;
        });
        done("DELETE /api/users/" + user + "?force=1", "", "gone-" + user);
        await(() -> target().number("SELECT COUNT(*) FROM users WHERE user_id = " + user) == 0);
    }

    /** The database may be away, and whether it has taken a row is not known then. */
    private void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Not within " + PATIENCE.toSeconds() + " s: a user made, or removed");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (DataAccessException away) {
            return false;
        }
    }

    @Override
    void requireTrue() {
        String ofUsers = "BETWEEN " + first + " AND " + (first + calls());
        assertThat(target().number("SELECT COUNT(*) FROM users WHERE user_id " + ofUsers))
                .as("users that were removed")
                .isZero();
        assertThat(target().number("SELECT COUNT(*) FROM stories WHERE created_by " + ofUsers))
                .as("stories that were removed")
                .isZero();
        assertThat(target().deletions(ofUsers + " AND mode = 'HARD' AND state = 'PURGED'"))
                .as("removals")
                .isEqualTo(calls())
                .isEqualTo(target().deletions(ofUsers));
    }
}
