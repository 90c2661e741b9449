package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.catalogue.DeclarationDoesNotFit;
import dev.paranoid.mybatis.declaration.PolicySettings;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A policy that is not there is told with the setting that names it. */
class PolicySettingsTests {

    private static final PolicySettings.Custom BEANS = new PolicyBeans(
            new StaticListableBeanFactory(Map.of("auditors", DeletionPolicy.never(), "clock", "12:00")));

    private static void rules(@Nullable String policy, @Nullable Duration retention, PolicySettings.Custom beans) {
        rules(policy, retention, null, beans);
    }

    private static DeletionRules rules(
            @Nullable String policy,
            @Nullable Duration retention,
            @Nullable String hardDelete,
            PolicySettings.Custom beans) {
        Entity users = new Entity(
                null,
                "id",
                true,
                "deleted_at",
                "deletion_id",
                retention,
                policy,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                hardDelete);
        return PolicySettings.of(
                EngineSettings.properties(
                        Map.of("users", users),
                        new ParanoidProperties.Inbox(Duration.ZERO),
                        EngineSettings.background(1)),
                beans);
    }

    @Test
    void findsBeansByName() {
        rules("auditors", Duration.ofDays(1), BEANS);
        rules("soft-only", null, BEANS);
        rules(null, null, BEANS);
    }

    @Test
    void namesTheSettingAndThePoliciesThatThereAre() {
        for (String name : List.of("auditor", "clock")) {
            assertThatExceptionOfType(DeclarationDoesNotFit.class)
                    .isThrownBy(() -> rules(name, null, BEANS))
                    .satisfies(refusal -> assertThat(refusal.mends())
                            .containsExactly("Set never, soft-only, or the name of such a bean: [auditors]."))
                    .withMessage("paranoid.entities.users.policy is '" + name
                            + "', but there is no bean of that name and of type DeletionPolicy");
        }
    }

    @Test
    void anUndoWindowSaysHowLong() {
        for (String said : List.of("after 15m", "after PT15M")) {
            assertThat(rules(null, null, said, BEANS).windows()).isEqualTo(Map.of("users", Duration.ofMinutes(15)));
        }
        for (String said : List.of("", "15m", "after", "after ", "after a while", "after 0s", "after -15m")) {
            assertThatExceptionOfType(DeclarationDoesNotFit.class)
                    .isThrownBy(() -> rules(null, null, said, BEANS))
                    .withMessage("paranoid.entities.users.hard-delete is '" + said + "'");
        }
    }

    @Test
    void refusesTimesBelowZero() {
        assertThatExceptionOfType(DeclarationDoesNotFit.class)
                .isThrownBy(() -> rules(null, Duration.ofDays(-1), BEANS))
                .withMessage("paranoid.entities.users.retention is below zero");
    }
}
