package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;

/** A client of a load that makes a user, has it removed for good, and waits until it is gone or the load ends, again and again. */
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
        insert(user);
        done("DELETE /api/users/" + user + "?force=1", "", "gone-" + user);
        // Its next call comes later than a node that stops gives notice.
        leave();
        while (!target().stopped().get() && !isGone(user)) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The database may be away, and whether it has taken the row is not known. */
    private void insert(int user) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                target().insert(user, stories);
                return;
            } catch (DataAccessException away) {
                if (System.nanoTime() > until) {
                    throw away;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean isGone(int user) {
        try {
            return target().number("SELECT COUNT(*) FROM users WHERE user_id = " + user) == 0;
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
