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
                    "Your connections use {}. Paranoid refuses calls inside your transactions at that level. Set "
                            + "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED, or call it from "
                            + "@Transactional(isolation = Isolation.READ_COMMITTED). Calls outside your transactions work.",
                    session.isolation());
        }
        if (session.lockWait().compareTo(patience) > 0) {
            LOG.warn(
                    "Sessions wait {} s for a locked row, longer than paranoid.patience ({} s) lets a call take. "
                            + "Set spring.datasource.hikari.connection-init-sql=SET SESSION innodb_lock_wait_timeout = 1, "
                            + "lock_wait_timeout = 2, for example.",
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
                        "{} active deletion(s) of {} have lost their root: another program removed it. Their rows stay "
                                + "hidden until you restore or purge each deletion by its id.",
                        count,
                        type));
    }

    public static void ofUnnamed(Schema schema, ReadMapper mapper) {
        schema.paranoidTables().forEach(table -> {
            long unnamed = mapper.hiddenByOthers(table, Entities.LOOKED_AT);
            if (unnamed > 0) {
                LOG.warn(
                        "Table {} has {} rows with {} but no {} (checked the first {}): another program hid them. They "
                                + "count as hidden. Restore a row by its id to make it live.",
                        table.table(),
                        unnamed,
                        table.mark().deletedAt().name(),
                        table.mark().deletionId(),
                        Entities.LOOKED_AT);
            }
        });
    }
}
