package dev.paranoid.server.configured;

import org.springframework.core.env.Environment;

/**
 * Where the data is, in words without secrets.
 *
 * @param description such as {@code jdbc:mysql://db.example.com:3306/blog}
 */
public record DataPlace(String description) {

    public static DataPlace configuredIn(Environment environment) {
        return at(environment.getProperty(
                "spring.datasource.url",
                environment.getProperty("spring.datasource.jndi-name", "The configured database")));
    }

    /** A URL of Connector/J may bear a login, before the host or among the parameters. */
    public static DataPlace at(String jdbcUrl) {
        return new DataPlace(jdbcUrl.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//"));
    }
}
