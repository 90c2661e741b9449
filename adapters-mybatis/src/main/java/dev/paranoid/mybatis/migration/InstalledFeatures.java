package dev.paranoid.mybatis.migration;

import dev.paranoid.application.Feature;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.core.io.ClassPathResource;

/**
 * The features whose tables are there once the migrations have run.
 *
 * @param older whether a version was here that made the tables of all features
 * @param features those that are used, and those whose tables are there already
 */
public record InstalledFeatures(boolean older, Set<Feature> features) {

    static final String ENGINE = "engine";

    /** What was migrated before there were features. */
    private static final String OLDER = "older";

    /** Where the SQL is, on the class path: a folder for the engine, and one for each feature. */
    private static final String PLACE = "dev/paranoid/migration/";

    /** Each feature, where no older version was. */
    public static final InstalledFeatures ALL = new InstalledFeatures(false, EnumSet.allOf(Feature.class));

    public InstalledFeatures {
        features = Set.copyOf(features);
    }

    /** {@return what will be there, by the history of the migrations, which it only reads} */
    public static InstalledFeatures in(DataSource dataSource, Collection<Feature> used) {
        List<String> scripts = scripts(dataSource);
        if (begun(scripts, OLDER)) {
            return new InstalledFeatures(true, EnumSet.allOf(Feature.class));
        }
        return new InstalledFeatures(
                false,
                Arrays.stream(Feature.values())
                        .filter(feature -> used.contains(feature) || begun(scripts, folder(feature)))
                        .collect(Collectors.toSet()));
    }

    /** {@return the names of those that have run, or have failed} */
    private static List<String> scripts(DataSource dataSource) {
        Flyway flyway = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:" + PLACE + ENGINE)
                .table(ParanoidTable.MIGRATIONS)
                .load();
        return Arrays.stream(flyway.info().applied())
                .map(MigrationInfo::getScript)
                .toList();
    }

    private static boolean begun(List<String> scripts, String folder) {
        return scripts.stream().anyMatch(script -> new ClassPathResource(PLACE + folder + "/" + script).exists());
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** {@return folders on the class path; where an older version was, its own, which has all tables as they are now} */
    public Stream<String> places() {
        return (older ? Stream.of(OLDER) : made()).map(folder -> PLACE + folder);
    }

    private Stream<String> made() {
        return Stream.concat(Stream.of(ENGINE), features.stream().sorted().map(InstalledFeatures::folder));
    }

    static String folder(Feature feature) {
        return feature.name().toLowerCase(Locale.ROOT);
    }
}
