package dev.paranoid.mybatis.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A setting that nobody reads is refused; what is not one is nobody's business here. */
class UnknownSettingsTests {

    private static final KnownSettings KNOWN = KnownSettings.onClassPath();

    private static List<UnknownSetting> in(String setting) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of(setting, "x")));
        return UnknownSettings.in(environment, KNOWN);
    }

    private static List<UnknownSetting> variable(String name) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(name, "x")));
        return UnknownSettings.in(environment, KNOWN);
    }

    private static List<UnknownSetting> ofTheJvm(String name) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemProperties", new MapPropertySource("systemProperties", Map.of(name, "x")));
        return UnknownSettings.in(environment, KNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "paranoid.background.abve, paranoid.background.above",
        "paranoid.background.max-replica-lags, paranoid.background.max-replica-lag",
        "paranoid.database.wait-at-strat, paranoid.database.wait-at-start",
        "paranoid.entities.users.retenton, paranoid.entities.users.retention",
        "paranoid.entites.users.id, paranoid.entities.users.id",
        "paranoid.entities.stories.belongs-to[0].on-soft-deletes,"
                + " paranoid.entities.stories.belongs-to[0].on-soft-delete",
        "paranoid.entities.stories.belong-to[0].parent, paranoid.entities.stories.belongs-to[0].parent",
        "paranoid.embedded.dri, paranoid.embedded.dir"
    })
    void namesTheNearest(String given, String meant) {
        assertThat(in(given)).containsExactly(new UnknownSetting(given, "file", Optional.of(meant)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paranoid.nonsense", "paranoid.entities.users.nonsense", "paranoid.inbox.keep.longer"})
    void namesWhatIsNearNone(String given) {
        assertThat(in(given)).containsExactly(new UnknownSetting(given, "file", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paranoid.background.above",
                "paranoid.background.maxReplicaLag",
                "paranoid.background.max_replica_lag",
                "paranoid.background.replicas",
                "paranoid.background.replicas[1]",
                "paranoid.database.wait-at-start",
                "paranoid.inbox.keep",
                "paranoid.embedded.dir",
                "paranoid.embedded.kafka.port",
                "paranoid.entities",
                "paranoid.entities.users",
                "paranoid.entities.any-name_1.table",
                "paranoid.entities[order_lines].deletedAt",
                "paranoid.entities.users.hard-after",
                "paranoid.entities.users.belongs-to",
                "paranoid.entities.users.belongs-to[3].on-hard-delete",
                "paranoia.level",
                "spring.paranoid.level"
            })
    void knowsWhatThereIs(String setting) {
        assertThat(in(setting)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARANOID_TEST_MYSQL_URL",
                "PARANOID_HOME",
                "PARANOID_BACKGROUND_ABOVE",
                "PARANOID_BACKGROUND_MAX_REPLICA_LAG",
                "PARANOID_BACKGROUND_MAXREPLICALAG",
                "PARANOID_DATABASE_WAITATSTART",
                "PARANOID_ENTITIES_BOOKS_ID",
                "PARANOID_ENTITIES_ORDER_LINES_HARDAFTER",
                "PARANOID_ENTITIES_BOOKS_BELONGSTO_0_ONSOFTDELETE"
            })
    void leavesVariablesOfOthersAlone(String variable) {
        assertThat(variable(variable)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paranoid.test.fork",
                "paranoid.seed",
                "paranoid.races.pairs",
                "paranoid.background.kills",
                "paranoid.background.schemas",
                "paranoid.kafka.requests",
                "paranoid.openapi.write"
            })
    void leavesPropertiesOfTheJvmAlone(String property) {
        assertThat(ofTheJvm(property)).isEmpty();
    }

    @Test
    void refusesWhatIsNearlyASettingThere() {
        assertThat(variable("PARANOID_BACKGROUND_ABVOE"))
                .extracting(UnknownSetting::nearest)
                .containsExactly(Optional.of("paranoid.background.above"));
        assertThat(ofTheJvm("paranoid.inbox.kepe"))
                .extracting(UnknownSetting::nearest)
                .containsExactly(Optional.of("paranoid.inbox.keep"));
    }
}
