package dev.paranoid.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What starts by itself, and where it keeps its data.
 *
 * @param enabled Whether a MariaDB starts by itself where no datasource is configured.
 * @param dir Directory of the server and its data, relative to the working directory.
 * @param binaries Directory for the server's programs (300 MB), which several installations may share; in {@code dir} where none is
 *     named.
 * @param port Port on 127.0.0.1 to listen on; 0 for any that is free.
 */
@ConfigurationProperties("paranoid.embedded")
record EmbeddedProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("paranoid-data") Path dir,
        @Nullable Path binaries,
        @DefaultValue("0") int port) {}
