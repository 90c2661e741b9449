package dev.paranoid.server.endtoend;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whom the clients of a load ask, and what they have met.
 *
 * @param nodes where each is now
 * @param database where it is now
 * @param pause how long a client waits at most before its next call
 * @param stopped whether they are to ask no more
 * @param wrong answers that may not be
 * @param cut calls that were cut off and that somebody may have taken
 * @param unavailable answers that somebody else was asked after
 */
record LoadTarget(
        List<Supplier<URI>> nodes,
        Supplier<JdbcTemplate> database,
        Duration pause,
        AtomicBoolean stopped,
        Queue<String> wrong,
        AtomicInteger cut,
        AtomicInteger unavailable) {

    LoadTarget(List<Supplier<URI>> nodes, Supplier<JdbcTemplate> database, Duration pause) {
        this(
                List.copyOf(nodes),
                database,
                pause,
                new AtomicBoolean(),
                new ConcurrentLinkedQueue<>(),
                new AtomicInteger(),
                new AtomicInteger());
    }

    long number(String sql) {
        Long number = database.get().queryForObject(sql, Long.class);
        return number == null ? -1 : number;
    }

    /** {@return entries of the ledger whose root is such a user} */
    long deletions(String ofUsers) {
        return number("SELECT COUNT(*) FROM paranoid_deletion WHERE root_type = 'users'"
                + " AND CONVERT(root_key USING utf8mb4) + 0 " + ofUsers);
    }

    /** Makes a user of that id with so many stories, unless there is one. */
    void insert(int user, int stories) {
        JdbcTemplate now = database.get();
        now.update("INSERT IGNORE INTO users (user_id, username, full_name) VALUES (?, ?, 'U')", user, "u" + user);
        for (int story = 0; story < stories; story++) {
            now.update(
                    "INSERT IGNORE INTO stories (story_id, created_by, title, body) VALUES (?, ?, 't', 'b')",
                    100L * user + story,
                    user);
        }
    }
}
