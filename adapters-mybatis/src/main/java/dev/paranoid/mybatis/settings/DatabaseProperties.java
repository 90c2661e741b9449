package dev.paranoid.mybatis.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database.
 *
 * @param waitAtStart How long to wait at the start for a database that does not answer; 0 for not at all.
 * @param readPool Whether rows are read on a second pool, a copy of the first with auto-commit on.
 */
@ConfigurationProperties("paranoid.database")
public record DatabaseProperties(
        @DefaultValue("60s") Duration waitAtStart,
        @DefaultValue("false") boolean readPool) {}
