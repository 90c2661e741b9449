package dev.paranoid.embedded.mariadb;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that, when it dies, is started again at the same port, until it is stopped. Whatever fails then is tried again. */
final class KeptServer {

    private static final Logger log = LoggerFactory.getLogger(KeptServer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Callable<Server> starting;
    private final Callable<String> lastLines;
    private final int port;
    private Server server;
    private boolean kept;
    private boolean stopped;

    /**
     * Keeps a server.
     *
     * @param starting starts it again, at the same port
     * @param lastLines what it said last
     */
    KeptServer(Server server, Callable<Server> starting, Callable<String> lastLines) {
        this.server = server;
        this.port = server.port();
        this.starting = starting;
        this.lastLines = lastLines;
    }

    int port() {
        return port;
    }

    private synchronized Server current() {
        return server;
    }

    private synchronized boolean stopped() {
        return stopped;
    }

    /** From now on it is started again when it dies. */
    synchronized void keep() {
        if (!kept) {
            Thread thread = new Thread(this::watch, "embedded-mariadb-watch");
            thread.setDaemon(true);
            thread.start();
            kept = true;
        }
    }

    /** Stops it for good. Where it is just being started again, waits for that. */
    synchronized void stop(String url, String user, String password) {
        stopped = true;
        server.stop(url, user, password);
    }

    private void watch() {
        try {
            while (!stopped()) {
                startAgain(current().process().waitFor());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain(int exit) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        do {
            Thread.sleep(pause.toMillis());
            pause = longer(pause);
        } while (!runsAgain(exit));
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
            log.error("MariaDB exited with {}; restarting it. Last lines of its log:\n{}", exit, lastLines.call());
            server = starting.call();
            log.info("MariaDB runs again on 127.0.0.1:{}", port);
            return true;
        } catch (Exception | Error failure) {
            log.error("Could not restart MariaDB", failure);
            return false;
        }
    }
}
