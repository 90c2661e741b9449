package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that ends in the midst of a cascade, which a lock of ours holds up after it has hidden some rows. */
class InterruptedEndToEndTests {

    private static final int LOOKS = 150;

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void isRolledBackWholeWhenItIsStopped(TestDatabase database) throws Exception {
        midway(database, Service::terminate);
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void isRolledBackWholeWhenKilled(TestDatabase database) throws Exception {
        midway(database, Service::kill);
    }

    private static void midway(TestDatabase database, Consumer<Service> end) throws Exception {
        try (TestDatabase.Schema blog = database.create("paranoid_midway").with("demo/schema.sql", "demo/data.sql");
                Service service = Service.start("thin", Jar.THIN, settings(blog));
                Connection other = blog.connect()) {
            Map<String, List<String>> before = blog.rows();
            keepMarksOutOfReviews(other);
            CompletableFuture<HttpResponse<String>> deletion = service.http().sendAsync("DELETE", "/api/users/1");
            untilItWaits(blog, deletion);
            end.accept(service);
            assertThat(service.exitValue()).isNotZero();
            other.rollback();
            assertThat(blog.rows()).isEqualTo(before);
            assertThat(blog.sql()
                            .sql("SELECT COUNT(*) FROM paranoid_deletion")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    /** Shuts the gap of the index that their marks go into: reviews can be found and locked, but not hidden as users are. */
    private static void keepMarksOutOfReviews(Connection other) throws SQLException {
        other.setAutoCommit(false);
        other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        other.createStatement()
                .executeQuery("SELECT * FROM reviews FORCE INDEX (reviews_deletion) WHERE deletion_id > 0 FOR UPDATE");
    }

    private static String[] settings(TestDatabase.Schema blog) {
        return blog.settings(
                Service.types("blog.yml"),
                "--spring.lifecycle.timeout-per-shutdown-phase=1s",
                "--spring.datasource.hikari.connection-init-sql=SET SESSION innodb_lock_wait_timeout = 60");
    }

    /** Looks now and then: what is asked for all the time, the database answers from a copy that it does not renew. */
    private static void untilItWaits(TestDatabase.Schema blog, CompletableFuture<?> deletion) {
        for (int look = 0; look < LOOKS; look++) {
            assertThatThrownBy(() -> deletion.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            if (blog.waiting().stream().anyMatch(changed -> changed > 0)) {
                return;
            }
        }
        fail("It does not wait for our lock");
    }
}
