package dev.paranoid.benchmarks;

import java.io.IOException;
import java.util.List;

/** What is done to a user, in the order in which it is measured. */
final class Verbs {

    static final String SOFT = "soft delete";
    static final String RESTORE = "restore";
    static final String HARD = "hard delete";
    static final List<String> ALL = List.of(SOFT, RESTORE, HARD);

    private Verbs() {}

    static void carryOut(Rest rest, String verb, long user) throws IOException, InterruptedException {
        switch (verb) {
            case SOFT -> rest.carryOut("DELETE", "/api/users/" + user);
            case RESTORE -> rest.carryOut("PUT", "/api/restore/users/" + user);
            default -> rest.carryOut("DELETE", "/api/users/" + user + "?force=1");
        }
    }
}
