package dev.paranoid.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Tests of an application run on a new database, unless they name one themselves: the application's own may have real rows. */
class ConfiguredDatabaseTests {

    private static final String URL = "spring.datasource.url=jdbc:mysql://elsewhere/shop";

    private final ApplicationContextRunner tests = new ApplicationContextRunner()
            .withInitializer(
                    context -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
            .withConfiguration(AutoConfigurations.of(TestDatabaseAutoConfiguration.class));

    private static ApplicationContextRunner ofApplication(ApplicationContextRunner tests) {
        return tests.withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "Config resource 'class path resource [application.yml]'",
                        Map.of("spring.datasource.url", "jdbc:mysql://production/shop"))));
    }

    private static ApplicationContextRunner ofTest(ApplicationContextRunner tests, String setting) {
        return tests.withInitializer(
                context -> TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, setting));
    }

    private static void isNew(ApplicationContextRunner tests) {
        tests.run(context -> assertThat(context.getBeanNamesForType(JdbcConnectionDetails.class))
                .hasSize(1));
    }

    private static void isConfigured(ApplicationContextRunner tests) {
        tests.run(context -> assertThat(context).doesNotHaveBean(JdbcConnectionDetails.class));
    }

    @Test
    void whatTheApplicationNamesIsReplaced() {
        isNew(ofApplication(tests));
        isNew(tests.withSystemProperties("spring.datasource.url=jdbc:mysql://production/shop"));
    }

    @Test
    void whatTheTestNamesIsNotReplaced() {
        isConfigured(ofTest(tests, URL));
        isConfigured(ofTest(ofApplication(tests), URL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE"})
    void norWhereNothingShallBe(String word) {
        isConfigured(ofApplication(tests).withPropertyValues("spring.test.database.replace=" + word));
    }

    @Test
    void norADataSourceOfTheContainer() {
        isConfigured(tests.withPropertyValues("spring.datasource.jndi-name=jdbc/shop"));
    }

    @Test
    void aNameThatIsLeftBlankIsNone() {
        isNew(ofTest(tests, "spring.datasource.url="));
        isNew(ofTest(ofApplication(tests), "spring.datasource.url="));
    }
}
