package dev.paranoid.mybatis.transaction;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Has Hikari throw away a connection whose server takes no writes any more: after a failover the next one leads to the server
 * that does. A session that logs statements goes on doing so when the server is mended, and goes as well. Set by {@code spring.datasource.hikari.exception-override-class-name}.
 */
public final class FailoverEviction implements SQLExceptionOverride {

    private static final Set<ServerError> OF_THE_SESSION =
            EnumSet.of(ServerError.READ_ONLY, ServerError.LOGS_STATEMENTS);

    @java.lang.Override
    public Override adjudicate(SQLException said) {
        return ServerError.of(said).filter(OF_THE_SESSION::contains).isPresent()
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
