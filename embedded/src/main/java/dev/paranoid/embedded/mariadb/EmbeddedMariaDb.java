package dev.paranoid.embedded.mariadb;

import dev.paranoid.embedded.directory.WholeDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB of this process's own, in a directory that it alone may use; what is in it outlives the process.
 * It listens on 127.0.0.1 alone, and behaves as MySQL does where MariaDB can be told to.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    static final int ANY_FREE_PORT = 0;

    /** A directory of programs that several databases share, as a setting and as a system property. */
    static final String BINARIES = "paranoid.embedded.binaries";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    private static final String USER = "root";
    private static final String URL_PARAMETERS = "sslMode=DISABLED"
            + "&createDatabaseIfNotExist=true"
            + "&rewriteBatchedStatements=true"
            + "&connectionTimeZone=UTC"
            + "&forceConnectionTimeZoneToSession=true"
            + "&useLocalSessionState=true"
            + "&useServerPrepStmts=true"
            + "&cachePrepStmts=true"
            + "&prepStmtCacheSize=256"
            + "&prepStmtCacheSqlLimit=32768";

    private final Home home;
    private final DirectoryLock lock;
    private final String password;
    private final KeptServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedMariaDb(Home home, DirectoryLock lock, String password, KeptServer server) {
        this.home = home;
        this.lock = lock;
        this.password = password;
        this.server = server;
    }

    /**
     * Starts a database on any free port, and stops it when the JVM ends if nobody has closed it by then. The first
     * start in a directory unpacks the server there, which takes seconds and about 400 MB; where the system property
     * {@code paranoid.embedded.binaries} names a directory, it does so there, once for all that share it.
     *
     * @param directory its own, which is made where it is not there; data in it survive
     * @return a database that takes connections
     * @throws EmbeddedMariaDbFailure where it cannot start, with what to do about it
     */
    public static EmbeddedMariaDb start(Path directory) {
        EmbeddedMariaDb database = start(
                directory, Optional.ofNullable(System.getProperty(BINARIES)).map(Path::of), ANY_FREE_PORT);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "embedded-mariadb-stop"));
        return database;
    }

    /**
     * Starts a database, which its caller closes.
     *
     * @param directory its own, which is made where it is not there; data in it survive
     * @param programs the directory that it shares its programs in, if it does
     * @param port to listen on; 0 for any that is free
     * @return a database that takes connections
     * @throws EmbeddedMariaDbFailure where it cannot start, with what to do about it
     */
    public static EmbeddedMariaDb start(Path directory, Optional<Path> programs, int port) {
        Platform platform = Platform.current();
        try {
            Home own = Home.in(directory);
            Home home = programs.isPresent() ? own.sharing(programs.get()) : own;
            DirectoryLock lock = DirectoryLock.acquire(home);
            try {
                return start(home, lock, platform, port);
            } catch (IOException | RuntimeException | Error e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw EmbeddedMariaDbFailure.unusable(directory.toAbsolutePath(), e);
        }
    }

    private static EmbeddedMariaDb start(Home home, DirectoryLock lock, Platform platform, int port)
            throws IOException {
        long begun = System.nanoTime();
        Orphans.endIn(home);
        WholeDirectory.removeUnfinished(home.directory());
        home.prepare();
        Mariadbd mariadbd = new Mariadbd(Binaries.unpackedIn(home, platform), home);
        DataDirectory.installedBy(mariadbd);
        String password = RootPassword.keptIn(home);
        Server server = Server.start(mariadbd, port);
        log.info(
                "MariaDB {} runs on 127.0.0.1:{} in {}, started in {} ms",
                Binaries.VERSION,
                server.port(),
                home.directory(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        return new EmbeddedMariaDb(
                home,
                lock,
                password,
                new KeptServer(server, () -> Server.start(mariadbd, server.port()), mariadbd::lastLines));
    }

    /** {@return this one, which from now on is started again at the same port when its server dies} */
    public EmbeddedMariaDb startingAgain() {
        server.keep();
        return this;
    }

    /**
     * {@return a URL for Connector/J; the first connection creates the database}
     *
     * @param database its name, as it stands in a URL
     */
    public String jdbcUrl(String database) {
        return "jdbc:mysql://127.0.0.1:" + server.port() + "/" + database + "?" + URL_PARAMETERS;
    }

    /** {@return the user that has all rights} */
    public String username() {
        return USER;
    }

    /** {@return his password, made at random for this directory, and kept there in the file {@code password}} */
    public String password() {
        return password;
    }

    /** {@return where its data are: absolute, with links resolved} */
    public Path directory() {
        return home.directory();
    }

    /** Stops the server and lets go of the directory; harmless when repeated. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                server.stop(jdbcUrl(""), USER, password);
            } finally {
                lock.close();
            }
        }
    }
}
