package dev.paranoid.server.endtoend;

import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.util.FileSystemUtils;

/**
 * A MariaDB of this test's own, at an address that stays: it may be stopped, frozen, filled and locked. Where a MySQL is given, it is a
 * database there, in which statements alone may do harm; that the server is frozen or gone is the way to it, which ends or falls silent.
 */
final class FaultyServer implements AutoCloseable {

    static final String DATABASE = "faulty" + Service.FORK;
    /** So long a pool takes it that a connection lives that it has just used. */
    private static final Duration TRUSTED = Duration.ofMillis(600);

    private static final Duration HELD_WITHIN = Duration.ofSeconds(30);

    private static final int PACKET = 1 << 26;

    private static final int SMALL_PACKET = 1 << 11;

    static final String USER = "clerk" + Service.FORK;

    private final Optional<TestDatabase> given;
    private final Optional<Disk> disk;
    private final Path directory;
    private volatile Optional<EmbeddedMariaDb> own = Optional.empty();
    private final Gate gate;
    private Optional<Connection> holder = Optional.empty();

    /** A server whose disk may be filled, where the test may mount one; or a MySQL for faults, where there is one. */
    FaultyServer(Path directory) {
        this(
                directory,
                TestDatabase.faultyMysql().or(TestDatabase::mysql),
                TestDatabase.faultyMysql().or(TestDatabase::mysql).isPresent() ? Optional.empty() : Disk.mounted());
    }

    /** {@return a server on the disk of the build, where much has room} */
    static FaultyServer withRoom(Path directory) {
        return new FaultyServer(directory, TestDatabase.mysql(), Optional.empty());
    }

    private FaultyServer(Path directory, Optional<TestDatabase> given, Optional<Disk> disk) {
        this.directory = directory;
        this.given = given;
        this.disk = disk;
        this.disk.ifPresent(small -> moveTo(small, directory));
        if (given.isEmpty()) {
            own = Optional.of(EmbeddedMariaDb.start(directory));
        }
        this.gate = new Gate(given.map(TestDatabase::host).orElse("127.0.0.1"), port());
    }

    private static void moveTo(Disk disk, Path directory) {
        try {
            Path data = directory.resolve("data");
            if (Files.isSymbolicLink(data)) {
                // Of an earlier run; it leads nowhere.
                Files.delete(data);
            }
            FileSystemUtils.deleteRecursively(data);
            EmbeddedMariaDb.start(directory).close();
            disk.take(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return whether it has a disk that may be filled} */
    boolean hasDisk() {
        return disk.isPresent();
    }

    /** {@return whether nobody else uses it} */
    boolean isOwn() {
        return given.isEmpty();
    }

    /** {@return whether its settings may be changed, of which nobody else would hear} */
    boolean mayBeSet() {
        return isOwn() || given.equals(TestDatabase.faultyMysql());
    }

    /** As after a failover. MariaDB has no {@code super_read_only}. */
    void refuseWrites(boolean refused) {
        sql("SET GLOBAL " + (isOwn() ? "read_only" : "super_read_only") + " = " + (refused ? "ON" : "OFF"));
        if (!isOwn() && !refused) {
            // It leaves the other on.
            sql("SET GLOBAL read_only = OFF");
        }
    }

    /** {@return whether it logs what changes, as MySQL does unless it is told otherwise} */
    boolean hasBinaryLog() {
        return number("SELECT @@log_bin") == 1;
    }

    /** Those who set it right again leave the sessions as they are, which keep the format that was set when they began. */
    void logStatements(boolean logged) {
        sql("SET GLOBAL binlog_format = " + (logged ? "STATEMENT" : "ROW"));
        if (logged) {
            endSessions();
        }
    }

    /** Smaller than a statement with a long reason. A session keeps what was set when it began. */
    void takeSmallPackets(boolean small) {
        sql("SET GLOBAL max_allowed_packet = " + (small ? SMALL_PACKET : PACKET));
        endSessions();
    }

    /** Fills the disk, and then what is still free within the ledger. */
    void fillDisk() {
        try {
            disk.orElseThrow().fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int length : List.of(1000, 0)) {
            boolean room = true;
            while (room) {
                room = takes(length);
            }
        }
    }

    private boolean takes(int length) {
        try {
            sql("INSERT INTO paranoid_deletion (root_type, root_key, mode, state, deleted_at, actor, source, reason)"
                    + " VALUES ('filler', '', 'SOFT', 'LIFTED', '2000-01-01', '', '', REPEAT('x', " + length + "))");
            return true;
        } catch (DataAccessException full) {
            return false;
        }
    }

    void freeDisk() {
        disk.orElseThrow().free();
        sql("DELETE FROM paranoid_deletion WHERE root_type = 'filler'");
    }

    private int port() {
        return own.map(server -> URI.create(server.jdbcUrl("").substring("jdbc:".length()))
                        .getPort())
                .orElseGet(() -> given.orElseThrow().port());
    }

    /** Makes the tables anew, for the next connection makes the database, and a user who has no right beyond them. */
    void prepare(String... scripts) {
        given.ifPresent(server -> server.create("faulty"));
        own.ifPresent(server -> sql("DROP DATABASE IF EXISTS " + DATABASE));
        new ResourceDatabasePopulator(
                        Stream.of(scripts).map(ClassPathResource::new).toArray(ClassPathResource[]::new))
                .execute(dataSource());
        sql("DROP USER IF EXISTS " + USER, "CREATE USER " + USER + " IDENTIFIED BY 'secret'");
        grant();
    }

    void grant() {
        sql("GRANT ALL ON " + DATABASE + ".* TO " + USER);
    }

    void revoke() {
        sql("REVOKE ALL ON " + DATABASE + ".* FROM " + USER);
        endSessions();
    }

    /** A right to a database is looked at when a session begins. */
    private void endSessions() {
        jdbc().queryForList("SELECT id FROM information_schema.processlist WHERE user = '" + USER + "'", Long.class)
                .forEach(this::endSession);
        LockSupport.parkNanos(TRUSTED.toNanos());
    }

    private void endSession(long session) {
        try {
            sql("KILL " + session);
        } catch (DataAccessException gone) {
            // it has ended by itself
        }
    }

    void sql(String... statements) {
        JdbcTemplate jdbc = jdbc();
        for (String statement : statements) {
            jdbc.execute(statement);
        }
    }

    long number(String sql) {
        Long number = jdbc().queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(dataSource());
    }

    /** A connection each time. */
    DriverManagerDataSource dataSource() {
        return own.map(server ->
                        new DriverManagerDataSource(server.jdbcUrl(DATABASE), server.username(), server.password()))
                .orElseGet(() -> given.orElseThrow().named(DATABASE).dataSource());
    }

    List<String> settings() {
        return List.of(
                "--spring.datasource.url=jdbc:mysql://127.0.0.1:" + gate.port() + "/" + DATABASE
                        + "?sslMode=DISABLED&allowPublicKeyRetrieval=true",
                "--spring.datasource.username=" + USER,
                "--spring.datasource.password=secret");
    }

    /** Runs a statement in a session that keeps its locks; again, as long as others are in its way. */
    void hold(String statement) {
        holder = Optional.empty();
        long until = System.nanoTime() + HELD_WITHIN.toNanos();
        while (holder.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Others are in the way of: " + statement);
            }
            holder = held(statement);
        }
    }

    private Optional<Connection> held(String statement) {
        try {
            Connection connection = dataSource().getConnection();
            try {
                connection.setAutoCommit(false);
                connection.createStatement().execute(statement);
                return Optional.of(connection);
            } catch (SQLTransientException inTheWay) {
                connection.close();
                return Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void letGo() {
        try {
            holder.orElseThrow().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(Signal signal) {
        signal.sendToServerIn(own.orElseThrow().directory());
    }

    /** Its connections stay open, and nothing comes. */
    void freeze() {
        if (isOwn()) {
            send(Signal.STOP);
        } else {
            gate.freeze();
        }
    }

    void goOn() {
        if (isOwn()) {
            send(Signal.CONT);
        } else {
            gate.goOn();
        }
    }

    void kill() {
        if (isOwn()) {
            send(Signal.KILL);
        }
        gate.shut();
        if (!isOwn()) {
            endSessions();
        }
    }

    void startAgain() {
        own.ifPresent(killed -> {
            killed.close();
            own = Optional.of(EmbeddedMariaDb.start(directory));
            gate.leadTo(port());
        });
        gate.open();
    }

    @Override
    public void close() {
        gate.close();
        own.ifPresentOrElse(EmbeddedMariaDb::close, () -> sql("DROP USER " + USER, "DROP DATABASE " + DATABASE));
        disk.ifPresent(Disk::close);
    }
}
