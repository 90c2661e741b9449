package dev.paranoid.live;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Live rows by default in a team's own SQL.
 *
 * @param enabled Whether statements are filtered.
 * @param logHidden Whether a line in the log tells of each statement that asked for hidden rows.
 * @param remembered How many statements are remembered as they are filtered, at most twice as many. Each 1024 characters of a long one count as one more.
 * @param except Names of the beans that are session factories and are not filtered, because their database is another.
 */
@ConfigurationProperties("paranoid.live")
public record LiveProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean logHidden,
        @DefaultValue("4096") int remembered,
        @DefaultValue List<String> except) {

    public LiveProperties {
        if (remembered < 1) {
            throw new IllegalArgumentException("paranoid.live.remembered must be 1 or more, and is " + remembered);
        }
        except = List.copyOf(except);
    }
}
