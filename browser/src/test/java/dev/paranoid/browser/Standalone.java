package dev.paranoid.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/** The packaged standalone with the demo's blog, in a directory of its own; its database is asked directly where a test needs that. */
final class Standalone implements AutoCloseable {

    static final Path JAR = Path.of("../server/target/paranoid-standalone.jar").toAbsolutePath();
    private static final String BINARIES = "paranoid.embedded.binaries";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path directory;
    private final int port = freePort();
    private final int database = freePort();
    private final List<String> settings;
    private final List<Path> outputs = new ArrayList<>();
    private Process process;

    Standalone(Path directory, String... settings) {
        this.directory = directory;
        this.settings = new ArrayList<>(List.of(settings));
        this.process = begin();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process begin() {
        try {
            Path output = Files.createTempFile(Files.createDirectories(directory), "output-", ".log");
            outputs.add(output);
            Process started = new ProcessBuilder(
                            command("--server.port=" + port, "--paranoid.embedded.port=" + database))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.readString(output).contains("Paranoid is ready")) {
                if (!started.isAlive() || System.nanoTime() > deadline) {
                    started.destroyForcibly();
                    throw new IllegalStateException("It did not start: " + Files.readString(output));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        Optional.ofNullable(System.getProperty(BINARIES))
                .ifPresent(shared -> command.add("-D" + BINARIES + "=" + shared));
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(words));
        command.addAll(settings);
        return command;
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** {@return what it has logged since its last start} */
    String output() {
        try {
            return Files.readString(outputs.get(outputs.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the token of its first start} */
    String token() {
        return kept("token");
    }

    private String kept(String file) {
        try {
            return Files.readString(directory.resolve("paranoid-data").resolve(file))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a new token with that role} */
    String token(String name, String role) {
        try {
            Process made = new ProcessBuilder(command("token", "create", name, role))
                    .directory(directory.toFile())
                    .start();
            String output = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("pnd_"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No token: " + output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sql(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long number(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a line for each row of that query, all columns in it} */
    List<String> rows(String query) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                StringJoiner line = new StringJoiner(" | ");
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    line.add(String.valueOf(row.getString(column)));
                }
                rows.add(line.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + database + "/paranoid?sslMode=DISABLED", "root", kept("password"));
    }

    /** As {@code kill -9} does it; then it starts again at the same address, with these settings besides. */
    void killAndStart(String... more) {
        process.destroyForcibly();
        await();
        settings.addAll(List.of(more));
        process = begin();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
