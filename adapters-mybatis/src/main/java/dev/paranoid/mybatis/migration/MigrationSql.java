package dev.paranoid.mybatis.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.core.io.ClassPathResource;

/** What a database administrator runs where the application may not: the pending migrations, and that they were done. */
final class MigrationSql {

    private static final String HISTORY_TABLE = """
            CREATE TABLE IF NOT EXISTS %1$s (
              installed_rank INT NOT NULL,
              version        VARCHAR(50),
              description    VARCHAR(200) NOT NULL,
              type           VARCHAR(20) NOT NULL,
              script         VARCHAR(1000) NOT NULL,
              checksum       INT,
              installed_by   VARCHAR(100) NOT NULL,
              installed_on   TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
              execution_time INT NOT NULL,
              success        BOOL NOT NULL,
              PRIMARY KEY (installed_rank),
              INDEX %1$s_s_idx (success)
            ) ENGINE = InnoDB;
            """.formatted(ParanoidTable.MIGRATIONS);

    private static final String DONE = """
            INSERT INTO %s (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            VALUES (%d, '%s', '%s', 'SQL', '%s', %d, LEFT(CURRENT_USER(), 100), 0, TRUE);
            """;

    private MigrationSql() {}

    /** {@return all of it, statements ended by semicolons} */
    static String of(Flyway flyway, InstalledFeatures installed) {
        int rank = Arrays.stream(flyway.info().applied())
                .map(MigrationInfo::getInstalledRank)
                .max(Integer::compare)
                .orElse(0);
        List<String> sql = new ArrayList<>(List.of(HISTORY_TABLE));
        for (MigrationInfo pending : flyway.info().pending()) {
            rank++;
            sql.add(script(pending.getScript(), installed).strip() + "\n");
            sql.add(DONE.formatted(
                    ParanoidTable.MIGRATIONS,
                    rank,
                    pending.getVersion(),
                    pending.getDescription().replace("'", "''"),
                    pending.getScript(),
                    pending.getChecksum()));
        }
        return String.join("\n", sql);
    }

    /** Its first line says which file it is, and of which feature. */
    private static String script(String name, InstalledFeatures installed) {
        try {
            ClassPathResource script = installed
                    .places()
                    .map(place -> new ClassPathResource(place + "/" + name))
                    .filter(ClassPathResource::exists)
                    .findFirst()
                    .orElseThrow();
            return "-- " + script.getPath() + "\n" + script.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
