package dev.paranoid.mybatis.transaction;

import java.time.Duration;
import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Select;

/** What the server knows of the running transaction. */
public interface TransactionMapper {

    /**
     * How a session begins its transactions.
     *
     * @param isolation as the server writes it, {@code REPEATABLE-READ}
     * @param readOnly whether it takes no writes
     * @param lockWaitSeconds how long it waits for a row that others have locked
     */
    record Session(String isolation, boolean readOnly, long lockWaitSeconds) {

        public Duration lockWait() {
            return Duration.ofSeconds(lockWaitSeconds);
        }

        public boolean readsCommitted() {
            return "READ-COMMITTED".equals(isolation);
        }
    }

    @Select("SELECT @@transaction_isolation AS isolation, @@transaction_read_only AS readOnly,"
            + " @@innodb_lock_wait_timeout AS lockWaitSeconds")
    Session session();

    /** {@return how many bytes a statement may have} */
    @Select("SELECT @@max_allowed_packet")
    long largestStatement();

    @Select("SELECT UTC_TIMESTAMP(6)")
    LocalDateTime now();
}
