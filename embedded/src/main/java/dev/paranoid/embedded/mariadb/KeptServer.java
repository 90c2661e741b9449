package dev.paranoid.embedded.mariadb;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that, when it dies, is started again at the same port, until it is stopped. */
final class KeptServer {

    private static final Logger log = LoggerFactory.getLogger(KeptServer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Mariadbd mariadbd;
    private final int port;
    private Server server;
    private boolean kept;
    private boolean stopped;

    KeptServer(Mariadbd mariadbd, Server server) {
        this.mariadbd = mariadbd;
        this.port = server.port();
        this.server = server;
    }

    int port() {
        return port;
    }

    /** From now on it is started again when it dies. */
    synchronized void keep() {
        if (!kept) {
            kept = true;
            watch(server.process());
        }
    }

    /** Stops it for good. Where it is just being started again, waits for that. */
    synchronized void stop(String url, String user, String password) {
        stopped = true;
        server.stop(url, user, password);
    }

    private void watch(Process process) {
        Thread thread = new Thread(() -> startAgainAfter(process), "embedded-mariadb-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void startAgainAfter(Process process) {
        try {
            int exit = process.waitFor();
            Duration pause = FIRST_PAUSE;
            do {
                Thread.sleep(pause.toMillis());
                pause = longer(pause);
            } while (!runsAgain(exit));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** {@return whether there is nothing left to do: it runs again, or nobody wants it any more} */
    private synchronized boolean runsAgain(int exit) {
        if (stopped) {
            return true;
        }
        try {
            log.error("MariaDB exited with {}; restarting it. Last lines of its log:\n{}", exit, mariadbd.lastLines());
            server = Server.start(mariadbd, port);
            log.info("MariaDB runs again on 127.0.0.1:{}", port);
            watch(server.process());
            return true;
        } catch (IOException | EmbeddedMariaDbFailure failure) {
            log.error("Could not restart MariaDB", failure);
            return false;
        }
    }
}
