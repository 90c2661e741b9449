package dev.paranoid.mybatis.background;

import dev.paranoid.mybatis.settings.ParanoidProperties;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Waits while replicas lag. Which there are is asked of the server ({@code SHOW REPLICAS}, on MariaDB {@code SHOW SLAVE
 * HOSTS}; a replica is listed there under its {@code report_host}), unless they are named; how far each is behind, of the replica itself. One that cannot be asked
 * is told in the log and not waited for; one whose replication has stopped is.
 */
final class ReplicaLag {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaLag.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration TELL = Duration.ofSeconds(30);
    private static final Duration STOPPED = Duration.ofDays(365);
    private static final int TIMEOUT_MILLIS = 2000;

    private final DataSource source;
    private final Optional<JdbcConnectionDetails> login;
    private final Duration most;
    private final List<String> named;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile long looked;
    private long told;
    private volatile boolean behind;

    ReplicaLag(DataSource source, Optional<JdbcConnectionDetails> login, ParanoidProperties.Background settings) {
        this.source = source;
        this.login = login;
        this.most = settings.maxReplicaLag();
        this.named = settings.replicas();
        this.looked = System.nanoTime() - EVERY.toNanos();
        this.told = System.nanoTime() - TELL.toNanos();
    }

    /** {@return whether a replica was too far behind when somebody looked; one of those who ask looks, once a second} */
    boolean behind() {
        if (!most.isZero() && due() && looking.tryLock()) {
            try {
                if (due()) {
                    look();
                }
            } finally {
                looking.unlock();
            }
        }
        return behind;
    }

    private boolean due() {
        return System.nanoTime() - looked >= EVERY.toNanos();
    }

    private void look() {
        looked = System.nanoTime();
        Duration lag = worst();
        behind = lag.compareTo(most) > 0;
        if (behind) {
            tell(
                    "Large deletions wait for replicas: {}; the limit is {}",
                    lag.equals(STOPPED) ? "one does not replicate" : "one is " + lag + " behind",
                    most);
        }
    }

    private void tell(String message, Object... values) {
        if (System.nanoTime() - told >= TELL.toNanos()) {
            told = System.nanoTime();
            LOG.warn(message, values);
        }
    }

    /** {@return how far the replica is behind that is furthest behind} */
    Duration worst() {
        return replicas().stream().map(this::lag).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private List<String> replicas() {
        if (!named.isEmpty()) {
            return named;
        }
        List<String> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(mariaDb(connection) ? "SHOW SLAVE HOSTS" : "SHOW REPLICAS")) {
            while (rows.next()) {
                String host = rows.getString("Host");
                if (host != null && !host.isBlank()) {
                    found.add(host + ":" + rows.getInt("Port"));
                }
            }
        } catch (SQLException failed) {
            tell(
                    "Cannot list the replicas, so large deletions do not wait for them: {}. Grant the user the "
                            + "right to list them (REPLICATION SLAVE on MySQL, REPLICATION MASTER ADMIN on MariaDB), or name "
                            + "them in paranoid.background.replicas",
                    failed.toString());
        }
        return found;
    }

    private Duration lag(String replica) {
        if (login.isEmpty()) {
            tell("No log-in for replica {} is known, so large deletions do not wait for it", replica);
            return Duration.ZERO;
        }
        String url = login.get().getJdbcUrl().replaceFirst("://[^/]*", "://" + replica);
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet status =
                        statement.executeQuery(mariaDb(connection) ? "SHOW SLAVE STATUS" : "SHOW REPLICA STATUS")) {
            return status.next() ? lag(status) : Duration.ZERO;
        } catch (SQLException failed) {
            tell("Cannot query replica {}, so large deletions do not wait for it: {}", replica, failed.toString());
            return Duration.ZERO;
        }
    }

    private static boolean mariaDb(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }

    private Connection connect(String url) throws SQLException {
        String timed = url + (url.contains("?") ? "&" : "?") + "connectTimeout=" + TIMEOUT_MILLIS + "&socketTimeout="
                + TIMEOUT_MILLIS;
        return DriverManager.getConnection(
                timed,
                login.map(JdbcConnectionDetails::getUsername).orElse(null),
                login.map(JdbcConnectionDetails::getPassword).orElse(null));
    }

    /** Without end where replication has stopped. */
    private static Duration lag(ResultSet status) throws SQLException {
        for (int column = 1; column <= status.getMetaData().getColumnCount(); column++) {
            String name = status.getMetaData().getColumnLabel(column);
            if (name.equals("Seconds_Behind_Source") || name.equals("Seconds_Behind_Master")) {
                long seconds = status.getLong(column);
                return status.wasNull() ? STOPPED : Duration.ofSeconds(seconds);
            }
        }
        return Duration.ZERO;
    }
}
