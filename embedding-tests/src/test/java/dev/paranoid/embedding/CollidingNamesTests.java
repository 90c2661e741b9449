package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Deletions;
import dev.paranoid.embedding.jpa.JpaShop;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** An application has beans of its own, called as it likes; Paranoid's are called after Paranoid. */
class CollidingNamesTests {

    private static final List<String> NAMES = List.of(
            "deletions",
            "entities",
            "requests",
            "outbox",
            "idempotentCalls",
            "acceptedRequests",
            "installationIdentity",
            "deletionEvents",
            "finalAnswers",
            "recycleBin",
            "currentCaller",
            "transactionManagers");

    @Test
    void theApplicationsBeansStandBesideParanoids() {
        ApplicationContextInitializer<GenericApplicationContext> beans =
                context -> NAMES.forEach(name -> context.registerBean(name, StringBuilder.class));
        try (Database database = Database.ofShop();
                ConfigurableApplicationContext context = new SpringApplicationBuilder(JpaShop.class)
                        .web(WebApplicationType.NONE)
                        .initializers(beans)
                        .run(database.settings().stream()
                                .map(setting -> "--" + setting)
                                .toArray(String[]::new))) {
            assertThat(context.getBean(Deletions.class)).isNotNull();
            assertThat(NAMES)
                    .allSatisfy(name -> assertThat(context.getBean(name)).isInstanceOf(StringBuilder.class));
        }
    }

    @Test
    void everyBeanOfParanoidsIsCalledAfterIt() {
        try (Database database = Database.ofShop();
                ConfigurableApplicationContext context = database.start(JpaShop.class)) {
            assertThat(Arrays.stream(context.getBeanDefinitionNames())
                            .filter(name -> !name.startsWith("paranoid") && isOurs(context, name)))
                    .isEmpty();
        }
    }

    /** Settings and configurations are called by prefix and class. */
    private static boolean isOurs(ConfigurableApplicationContext context, String name) {
        Class<?> type = context.getType(name);
        return type != null
                && type.getName().startsWith("dev.paranoid.")
                && !type.getName().startsWith("dev.paranoid.embedding.")
                && !name.contains("dev.paranoid.");
    }
}
