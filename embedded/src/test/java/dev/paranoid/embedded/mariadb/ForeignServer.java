package dev.paranoid.embedded.mariadb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server as others run it: nobody tells it where to put its temporary files, so they lie where the system's do. */
final class ForeignServer implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(25);

    private final Process process;
    private final int port;
    private final String password;

    private ForeignServer(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Starts one on the data that an embedded database has left in that directory. */
    static ForeignServer start(Path directory) throws IOException {
        Home home = Home.in(directory);
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                home.binaries().resolve(Platform.current().executable()).toString(),
                "--no-defaults",
                "--basedir=" + home.binaries(),
                "--datadir=" + home.data(),
                "--lc-messages-dir=" + home.binaries().resolve("share"),
                "--skip-ssl",
                "--skip-name-resolve",
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=foreign.sock",
                "--pid-file=foreign.pid"));
        if (System.getProperty("user.name", "").equals("root")) {
            command.add("--user=root");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.directory().resolve("foreign.log").toFile())
                .start();
        ForeignServer server = new ForeignServer(process, port, RootPassword.keptIn(home));
        server.awaitReady();
        return server;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + port + "/test?createDatabaseIfNotExist=true&sslMode=DISABLED",
                "root",
                password);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void awaitReady() {
        while (!answers()) {
            if (Exit.within(GLANCE, process.onExit())) {
                throw new IllegalStateException("It ended: " + process.exitValue());
            }
        }
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!Exit.within(Duration.ofSeconds(20), process.onExit())) {
            process.destroyForcibly().onExit().join();
        }
    }
}
