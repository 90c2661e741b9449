package dev.paranoid.mybatis.start;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.declaration.UniqueTraps;
import dev.paranoid.mybatis.read.ReadMapper;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.transaction.Outage;
import dev.paranoid.mybatis.transaction.TransactionMapper;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody should know at the start, though nothing stands in its way. */
public final class StartWarnings {

    private static final Logger LOG = LoggerFactory.getLogger(StartWarnings.class);

    private static final long ENOUGH = 16 << 20;

    private StartWarnings() {}

    /** Paranoid's own transactions set their isolation; in a caller's it is the caller's. How long a lock is waited for is the session's. */
    public static void ofSessions(TransactionMapper mapper, Duration patience) {
        TransactionMapper.Session session = Outage.guard(mapper::session);
        if (!session.readsCommitted()) {
            LOG.warn(
                    "Connections begin transactions at {}, where a call within one of yours is refused. Set"
                            + " spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED, or say"
                            + " @Transactional(isolation = Isolation.READ_COMMITTED) where you call. Calls outside of your"
                            + " transactions are not concerned.",
                    session.isolation());
        }
        if (session.lockWait().compareTo(patience) > 0) {
            LOG.warn(
                    "Sessions wait {} s for a row that others have locked, longer than paranoid.patience ({} s) lets a call take."
                            + " Set spring.datasource.hikari.connection-init-sql=SET SESSION innodb_lock_wait_timeout = 1,"
                            + " lock_wait_timeout = 2, or the like.",
                    session.lockWait().toSeconds(),
                    patience.toSeconds());
        }
    }

    /** A server of MySQL's takes 64 MB unless somebody says otherwise, one of MariaDB's 16 MB. */
    public static void ofPackets(TransactionMapper mapper) {
        long bytes = Outage.guard(mapper::largestStatement);
        if (bytes < ENOUGH) {
            LOG.warn(
                    "The database takes statements of up to {} bytes (max_allowed_packet): what needs larger ones is refused as"
                            + " too-large. Set max_allowed_packet=16M of the server, or more.",
                    bytes);
        }
    }

    public static void ofTraps(Schema schema, Catalogue catalogue) {
        schema.paranoidTables()
                .forEach(table -> new UniqueTraps(table, catalogue).warning().ifPresent(LOG::warn));
    }

    public static void ofOrphaned(Deletions deletions) {
        deletions
                .orphaned(Caller.anonymous("start"))
                .forEach((type, count) -> LOG.warn(
                        "{} active deletion(s) of {} have lost their root: another program removed it. What they hold"
                                + " stays hidden until they are restored or purged by their id.",
                        count,
                        type));
    }

    public static void ofUnnamed(Schema schema, ReadMapper mapper) {
        schema.paranoidTables().forEach(table -> {
            long unnamed = mapper.hiddenByOthers(table, Entities.LOOKED_AT);
            if (unnamed > 0) {
                LOG.warn(
                        "{} has {} rows with {} but no {} among the first {} that no deletion holds: hidden by others. They"
                                + " count as hidden; a restore by id clears them.",
                        table.table(),
                        unnamed,
                        table.mark().deletedAt().name(),
                        table.mark().deletionId(),
                        Entities.LOOKED_AT);
            }
        });
    }
}
