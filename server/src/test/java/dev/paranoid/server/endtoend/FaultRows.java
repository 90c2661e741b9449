package dev.paranoid.server.endtoend;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ids of one fault's users, one for each call. */
record FaultRows(int base) {

    private static final int STORIES = 60;

    /** The stories of one of them are more than a transaction touches. */
    static final String ABOVE = "--paranoid.background.above=" + STORIES / 2;

    static FaultRows of(Enum<?> fault) {
        return new FaultRows(1000
                + 10 * List.of(fault.getDeclaringClass().getEnumConstants()).indexOf(fault));
    }

    int read() {
        return base;
    }

    int delete() {
        return base + 1;
    }

    int keyed() {
        return base + 2;
    }

    int batch() {
        return base + 3;
    }

    int large() {
        return base + 4;
    }

    int requested() {
        return base + 5;
    }

    void insert(JdbcTemplate jdbc) {
        for (int user = read(); user <= requested(); user++) {
            int author = user;
            int stories = user == large() ? STORIES : 1;
            jdbc.update("INSERT INTO users (user_id, username, full_name) VALUES (?, ?, 'U')", user, "u" + user);
            jdbc.update("INSERT INTO stories (created_by, title, body) VALUES "
                    + IntStream.range(0, stories)
                            .mapToObj(story -> "(" + author + ", 't', 'b')")
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Rows of those deleted that are live, and entries in the ledger. */
    String left(JdbcTemplate jdbc) {
        String some = " BETWEEN " + delete() + " AND " + requested();
        return number(jdbc, "SELECT COUNT(*) FROM users WHERE deleted_at IS NULL AND user_id" + some)
                + " live users, "
                + number(jdbc, "SELECT COUNT(*) FROM stories WHERE deleted_at IS NULL AND created_by" + some)
                + " live stories, "
                + number(
                        jdbc,
                        "SELECT COUNT(*) FROM paranoid_deletion WHERE root_type = 'users' AND state <> 'REFUSED'"
                                + " AND CONVERT(root_key USING utf8mb4) + 0" + some)
                + " deletions";
    }

    private static long number(JdbcTemplate jdbc, String sql) {
        Long number = jdbc.queryForObject(sql, Long.class);
        return number == null ? -1 : number;
    }
}
