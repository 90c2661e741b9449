package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.Feature;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Misuse;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.migration.InstalledFeatures;
import dev.paranoid.mybatis.migration.MissingTables;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.law.Consequences;
import dev.paranoid.testkit.contract.retention.Holding;
import dev.paranoid.testkit.contract.scenario.Asking;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where no feature is used its tables are not there, so that whoever asked them would fail. */
class UnusedFeaturesTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final List<MyBatisEngine> OPEN = new ArrayList<>();

    private static MyBatisEngine engine(TestSchema schema, DeletionRules rules, long above) {
        MyBatisEngine engine = MyBatisEngine.plain(schema, rules, above);
        OPEN.add(engine);
        assertThat(engine.jdbc().queryForList("SHOW TABLES LIKE 'paranoid\\_%'", String.class))
                .hasSize(12 /* of the engine */ + 1 /* of Flyway */);
        return engine;
    }

    @AfterEach
    void drop() {
        OPEN.forEach(MyBatisEngine::close);
        OPEN.clear();
    }

    private static MyBatisEngine engine() {
        return engine(Demo.plain(), DeletionRules.NONE, Long.MAX_VALUE);
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        MyBatisEngine engine = engine();
        Scenario users = new Scenario(engine).with(NewRow.of("users", "1"));
        users.delete("users/1");
        users.restore("users/1");
        engine.jdbc().execute("UPDATE paranoid_deletion SET closed_at = UTC_TIMESTAMP(6) - INTERVAL 2 DAY");
        Duration keep = Duration.ofDays(1);

        long requests = Assembly.inboxCleaner(
                        EngineSettings.properties(
                                Map.of(), new ParanoidProperties.Inbox(keep), EngineSettings.background(1)),
                        engine.dataSource(),
                        new InstalledFeatures(false, Set.of()),
                        engine.paranoid())
                .clean();

        assertThat(requests).isZero();
        assertThat(engine.paranoid().closed().forget(keep)).isOne();
    }

    @Test
    void whoUsesOneNonethelessIsToldTheSettingAndHasChangedNothing() {
        MyBatisEngine engine = engine();
        Scenario users = new Scenario(engine).with(NewRow.of("users", "1"));

        assertThatThrownBy(() -> engine.calls().once(CALLER, new RequestId("k"), "f", () -> {
                    users.delete("users/1");
                    return new Reply(200, "done", false);
                }))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("paranoid.schema.features=requests");
        assertThat(users.live()).isEqualTo("users/1");
    }

    /** The other node has made the tables while this one ran. */
    @Test
    void whatIsDeletedOutrightStaysThoughAnotherNodeTakesRequestsThatAreWithdrawn() {
        MyBatisEngine engine = engine();
        Scenario users = new Scenario(engine).with(NewRow.of("users", "1"));
        Asking requests = new Asking(engine.again());
        requests.ask(Asking.delete("r1", "users/1"));
        users.delete("users/1");

        requests.ask(Asking.withdraw("r2", "r1"));

        assertThat(users.hidden()).contains("users/1");
    }

    @Test
    void aTableThatIsGoneIsNamedWithItsFeature() {
        assertThatThrownBy(() -> MissingTables.requireNone(
                        List.of("paranoid_deletion", "paranoid_ask"), Set.of(Feature.REQUESTS)))
                .hasMessageContaining("paranoid_hold (engine)")
                .hasMessageContaining("paranoid_inbox (requests)")
                .hasMessageNotContaining("paranoid_ask")
                .hasMessageNotContaining("paranoid_outbox");
    }

    @Nested
    class TheLawInTheBackground extends Consequences {
        TheLawInTheBackground() {
            super((schema, rules) -> engine(schema, rules, 1));
        }
    }

    @Nested
    class WhatIsHeld extends Holding {
        WhatIsHeld() {
            super((schema, rules) -> engine(schema, rules, Long.MAX_VALUE));
        }
    }
}
