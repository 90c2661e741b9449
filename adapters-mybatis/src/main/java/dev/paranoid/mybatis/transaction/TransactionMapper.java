package dev.paranoid.mybatis.transaction;

import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Select;

/** What the server knows of the running transaction. */
public interface TransactionMapper {

    /**
     * How a session begins its transactions.
     *
     * @param isolation as the server writes it, {@code REPEATABLE-READ}
     * @param readOnly whether it takes no writes
     */
    record Session(String isolation, boolean readOnly) {

        public boolean readsCommitted() {
            return "READ-COMMITTED".equals(isolation);
        }
    }

    @Select("SELECT @@transaction_isolation AS isolation, @@transaction_read_only AS readOnly")
    Session session();

    @Select("SELECT UTC_TIMESTAMP(6)")
    LocalDateTime now();
}
