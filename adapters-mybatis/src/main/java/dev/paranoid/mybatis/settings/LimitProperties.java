package dev.paranoid.mybatis.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often callers may ask.
 *
 * @param hardDeletes How many rows a caller may remove for good in a minute, by naming them or the deletions that hide them; 0
 *     for as many as he likes.
 */
@ConfigurationProperties("paranoid.rate-limit")
public record LimitProperties(@DefaultValue("0") int hardDeletes) {

    public LimitProperties {
        if (hardDeletes < 0) {
            throw new IllegalArgumentException(
                    "paranoid.rate-limit.hard-deletes must be 0 or more, and is " + hardDeletes);
        }
    }
}
