package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Clients of a load that delete users of their own and restore them, again and again. */
final class HidingClients {

    private HidingClients() {}

    /** One user at a time. */
    static final class OfOne extends LoadClient {

        private final int user;
        private final int stories;

        OfOne(LoadTarget target, int user, int stories) {
            super(target, user);
            this.user = user;
            this.stories = stories;
            target.insert(user, stories);
        }

        @Override
        void ask(int call) {
            done((call % 2 == 0 ? "DELETE /api/users/" : "PUT /api/restore/users/") + user, "", user + "-" + call);
        }

        @Override
        void requireTrue() {
            requireHidden(this, "= " + user, 1, stories);
        }

        @Override
        void finish() {
            if (calls() % 2 == 1) {
                ask(calls());
            }
        }
    }

    /** Several users in one call. */
    static final class OfMany extends LoadClient {

        static final int USERS = 4;

        private final int first;
        private final int stories;

        OfMany(LoadTarget target, int first, int stories) {
            super(target, first);
            this.first = first;
            this.stories = stories;
            IntStream.range(first, first + USERS).forEach(user -> target.insert(user, stories));
        }

        @Override
        void ask(int call) {
            String ids = IntStream.range(first, first + USERS)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(","));
            done(
                    call % 2 == 0 ? "POST /api/deletions" : "POST /api/restores",
                    "{\"type\":\"users\",\"ids\":[" + ids + "]}",
                    first + "-" + call);
        }

        @Override
        void requireTrue() {
            requireHidden(this, "BETWEEN " + first + " AND " + (first + USERS - 1), USERS, stories);
        }

        @Override
        void finish() {
            if (calls() % 2 == 1) {
                ask(calls());
            }
        }
    }

    /** After an odd number of calls all are hidden, and there is a deletion of each for every second call. */
    private static void requireHidden(LoadClient client, String ofUsers, int users, int stories) {
        LoadTarget target = client.target();
        int hidden = client.calls() % 2;
        assertThat(target.number("SELECT COUNT(*) FROM users WHERE deleted_at IS NOT NULL AND user_id " + ofUsers))
                .as("hidden users %s after %s calls", ofUsers, client.calls())
                .isEqualTo((long) hidden * users);
        assertThat(target.number("SELECT COUNT(*) FROM stories WHERE deleted_at IS NOT NULL AND created_by " + ofUsers))
                .as("hidden stories of users %s after %s calls", ofUsers, client.calls())
                .isEqualTo((long) hidden * users * stories);
        assertThat(target.deletions(ofUsers))
                .as("deletions of users %s after %s calls", ofUsers, client.calls())
                .isEqualTo((long) users * ((client.calls() + 1) / 2));
    }
}
