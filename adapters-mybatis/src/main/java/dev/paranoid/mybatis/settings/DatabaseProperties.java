package dev.paranoid.mybatis.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database at start-up.
 *
 * @param waitAtStart How long to wait at the start for a database that does not answer; 0 for not at all.
 */
@ConfigurationProperties("paranoid.database")
public record DatabaseProperties(@DefaultValue("60s") Duration waitAtStart) {}
