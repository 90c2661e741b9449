package dev.paranoid.mybatis.transaction;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Has Hikari throw away a connection whose server takes no writes any more: after a failover the next one leads to the server
 * that does. Set by {@code spring.datasource.hikari.exception-override-class-name}.
 */
public final class FailoverEviction implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException said) {
        return ServerError.of(said).filter(ServerError.READ_ONLY::equals).isPresent()
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
