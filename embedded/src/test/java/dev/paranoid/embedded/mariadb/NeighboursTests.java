package dev.paranoid.embedded.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** An embedded database leaves alone what other servers on the machine have, its own kind included. */
class NeighboursTests {

    private static final int EIGHT = 8;
    private static final Path PLACE =
            Path.of("target", "neighbours " + UUID.randomUUID()).toAbsolutePath();
    private static final Path FIRST = PLACE.resolve("first");

    @BeforeAll
    static void unpackOnce() {
        EmbeddedMariaDb.start(FIRST).close();
    }

    @AfterAll
    static void makeRoom() throws IOException {
        FileSystemUtils.deleteRecursively(PLACE);
    }

    @Test
    void eightInstallAndStartAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(EIGHT);
        ExecutorService threads = Executors.newFixedThreadPool(EIGHT);
        try {
            List<Future<String>> answers = IntStream.range(0, EIGHT)
                    .mapToObj(number -> threads.submit(() -> livesThroughIt(together, number)))
                    .toList();
            List<String> said = new ArrayList<>();
            for (Future<String> answer : answers) {
                said.add(answer.get());
            }
            assertThat(said).containsOnly("1000 rows on disk");
        } finally {
            threads.shutdownNow();
        }
    }

    private static String livesThroughIt(CyclicBarrier together, int number)
            throws IOException, SQLException, InterruptedException, BrokenBarrierException {
        Path directory = withoutUnpacking("one of eight " + number);
        together.await();
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(directory);
                Connection connection = Sql.connect(database);
                Statement statement = connection.createStatement()) {
            fill(statement, "mine");
            statement.execute("ALTER TABLE mine ADD COLUMN more INT");
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM mine")) {
                rows.next();
                return rows.getInt(1) + " rows on disk";
            }
        }
    }

    @Test
    void aServerOfOthersThatIsBusyWithTemporaryTablesGoesOn() throws Exception {
        Path theirs = withoutUnpacking("theirs");
        EmbeddedMariaDb.start(theirs).close();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (ForeignServer foreign = ForeignServer.start(theirs);
                Connection connection = foreign.connect();
                Statement statement = connection.createStatement()) {
            fill(statement, "held");
            CountDownLatch busy = new CountDownLatch(1);
            AtomicBoolean enough = new AtomicBoolean();
            Future<Integer> rounds = thread.submit(() -> roundsOf(foreign, busy, enough));
            busy.await();

            EmbeddedMariaDb.start(withoutUnpacking("ours")).close();

            enough.set(true);
            assertThat(rounds.get()).isPositive();
            statement.execute("ALTER TABLE held ADD COLUMN more INT");
            statement.execute("DROP TEMPORARY TABLE held");
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            thread.shutdownNow();
        }
    }

    /** {@return how many times it made, changed and dropped tables on disk} */
    private static int roundsOf(ForeignServer foreign, CountDownLatch busy, AtomicBoolean enough) throws SQLException {
        int rounds = 0;
        try (Connection connection = foreign.connect();
                Statement statement = connection.createStatement()) {
            while (!enough.get()) {
                fill(statement, "passing");
                statement.execute("ALTER TABLE passing ENGINE = Aria");
                statement.execute("DROP TEMPORARY TABLE passing");
                rounds++;
                busy.countDown();
            }
        } finally {
            busy.countDown();
        }
        return rounds;
    }

    @Test
    void allItsFilesLieInItsOwnDirectory() throws Exception {
        Path directory = withoutUnpacking("alone");
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(directory);
                Connection connection = Sql.connect(database);
                Statement statement = connection.createStatement();
                ResultSet variables = statement.executeQuery("SHOW GLOBAL VARIABLES")) {
            List<String> outside = new ArrayList<>();
            while (variables.next()) {
                String value = variables.getString(2);
                if (value.startsWith(File.separator)
                        && !Path.of(value).startsWith(database.directory())
                        && !Path.of(value).startsWith(FIRST)) {
                    outside.add(variables.getString(1) + "=" + value);
                }
            }
            assertThat(outside).isEmpty();
        }
    }

    @Test
    void saysThatAPathIsTwoPathsToTheServer() {
        Path two = PLACE.resolve("one" + File.pathSeparator + "two");
        assertThatExceptionOfType(EmbeddedMariaDbFailure.class)
                .isThrownBy(() -> EmbeddedMariaDb.start(two))
                .withMessageContaining(two + ": it takes a '" + File.pathSeparator + "'")
                .withMessageContaining("paranoid.embedded.dir");
    }

    @Test
    void sharesTheProgramsOfAnotherAndEndsNobodyElsesServer() throws IOException, SQLException {
        Optional<Path> shared = Optional.of(FIRST);
        try (EmbeddedMariaDb one = EmbeddedMariaDb.start(PLACE.resolve("one"), shared, EmbeddedMariaDb.ANY_FREE_PORT);
                EmbeddedMariaDb two =
                        EmbeddedMariaDb.start(PLACE.resolve("two"), shared, EmbeddedMariaDb.ANY_FREE_PORT)) {
            assertThat(one.directory()).isDirectoryNotContaining("glob:**binaries*");
            Orphans.endIn(Home.in(PLACE.resolve("tw")).sharing(FIRST));
            Orphans.endIn(Home.in(PLACE.resolve("one")).sharing(FIRST));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Sql.ask(one, "SELECT 1"));
            assertThat(Sql.ask(two, "SELECT 1")).isEqualTo("1");
        }
    }

    private static void fill(Statement statement, String table) throws SQLException {
        statement.execute("CREATE TEMPORARY TABLE " + table + " (n INT, word VARCHAR(200)) ENGINE = MyISAM");
        statement.execute("INSERT INTO " + table + " SELECT seq, REPEAT('x', 200) FROM seq_1_to_1000");
    }

    /** {@return a directory of that name in which the programs of the first are found} */
    private static Path withoutUnpacking(String name) throws IOException {
        Path directory = Files.createDirectories(PLACE.resolve(name));
        Files.createSymbolicLink(
                directory.resolve(Home.in(FIRST).binaries().getFileName()),
                Home.in(FIRST).binaries());
        return directory;
    }
}
