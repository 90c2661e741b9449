package dev.paranoid.embedded.mariadb;

import com.mysql.cj.jdbc.Driver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that is accepting connections. */
record Server(Process process, int port) {

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(25);
    private static final int ATTEMPTS = 10;

    /** Somebody else may take a port between its choice and its use: then another is chosen. */
    static Server start(Mariadbd mariadbd, int wantedPort) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = wantedPort == EmbeddedMariaDb.ANY_FREE_PORT ? freePort() : wantedPort;
            Process process = mariadbd.serve(port);
            if (becomesReady(process, mariadbd)) {
                return new Server(process, port);
            }
            if (!mariadbd.said().contains("Bind on TCP/IP port")) {
                throw EmbeddedMariaDbFailure.ended(mariadbd, mariadbd.lastLines());
            }
            if (port == wantedPort) {
                throw EmbeddedMariaDbFailure.portTaken(port);
            }
        }
        throw EmbeddedMariaDbFailure.ended(mariadbd, mariadbd.lastLines());
    }

    /** By SQL, since on Windows the end of a process is never a gentle one. */
    void stop(String url, String user, String password) {
        if (process.isAlive() && !(shutDown(url, user, password) && Exit.within(PATIENCE_AT_STOP, process.onExit()))) {
            process.destroy();
            if (!Exit.within(PATIENCE_AT_STOP, process.onExit())) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean becomesReady(Process process, Mariadbd mariadbd) throws IOException {
        boolean ready = false;
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!ready && System.nanoTime() < deadline && !Exit.within(GLANCE, process.onExit())) {
                ready = mariadbd.said().contains("ready for connections");
            }
            return ready;
        } finally {
            if (!ready) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean shutDown(String url, String user, String password) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        try (Connection connection = new Driver().connect(url, login);
                Statement statement = connection.createStatement()) {
            return !statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            log.debug("SHUTDOWN was not answered", e);
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
