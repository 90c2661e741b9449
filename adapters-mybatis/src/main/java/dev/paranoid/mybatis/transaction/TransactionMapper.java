package dev.paranoid.mybatis.transaction;

import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Select;

/** What the server knows of the running transaction. */
public interface TransactionMapper {

    @Select("SELECT @@transaction_isolation")
    String isolation();

    @Select("SELECT UTC_TIMESTAMP(6)")
    LocalDateTime now();
}
