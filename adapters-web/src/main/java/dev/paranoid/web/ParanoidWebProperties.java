package dev.paranoid.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The recycle bin.
 *
 * @param path Where it is, such as /bin; nowhere if not said or empty.
 * @param anonymous Whether unauthenticated visitors may do everything, where neither a BinCallers nor a CurrentCaller names
 *     them.
 */
@ConfigurationProperties("paranoid.web")
public record ParanoidWebProperties(
        @Nullable String path, @DefaultValue("false") boolean anonymous) {

    /**
     * The settings, checked.
     *
     * @param path where it is; nowhere if not said or empty
     * @param anonymous whether unauthenticated visitors may do everything
     * @throws IllegalArgumentException if it is no path of segments of letters, digits, hyphens, underscores and dots
     */
    public ParanoidWebProperties {
        if (path != null && !path.matches("(/[A-Za-z0-9._-]+)*")) {
            throw new IllegalArgumentException("paranoid.web.path is a path such as /bin, not '" + path + "'");
        }
    }
}
