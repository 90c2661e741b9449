package dev.paranoid.mybatis.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.mybatis.SharingCallers;
import dev.paranoid.testkit.contract.scenario.Asking;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that come together do not wait for one another's locked rows. */
class LockedRequestsTests extends SharingCallers {

    private static final List<Request> BATCH =
            List.of(Asking.delete("r3", "users/3"), Asking.delete("r4", "users/4"), Asking.delete("r5", "users/5"));

    private final List<String> told = new ArrayList<>();

    private List<String> ask() {
        return requests
                .carryOut(
                        Asking.CALLER,
                        BATCH,
                        outcomes -> outcomes.stream()
                                .filter(Outcome::fresh)
                                .forEach(outcome ->
                                        told.add(outcome.request().id().value())))
                .stream()
                .map(Asking::text)
                .toList();
    }

    private List<String> answered() {
        return engine.jdbc()
                .queryForList(
                        "SELECT request_id FROM paranoid_inbox WHERE fingerprint IS NOT NULL ORDER BY request_id",
                        String.class);
    }

    @Test
    void theOthersAreCarriedOutThoughOneIsLocked() throws SQLException {
        try (Connection other = locking("users", 4)) {
            assertThatThrownBy(this::ask).isInstanceOf(Busy.class);
            assertThat(answered()).containsExactly("r3", "r5");
            other.rollback();
        }

        assertThat(ask()).containsExactly("repeated repeated", "done", "repeated repeated");
        assertThat(told).endsWith("r4");
    }
}
