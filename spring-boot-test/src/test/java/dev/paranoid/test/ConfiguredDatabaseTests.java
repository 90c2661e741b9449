package dev.paranoid.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Tests of an application run on the database that it names. */
class ConfiguredDatabaseTests {

    private final ApplicationContextRunner tests = new ApplicationContextRunner()
            .withInitializer(
                    context -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
            .withConfiguration(AutoConfigurations.of(TestDatabaseAutoConfiguration.class));

    @ParameterizedTest
    @ValueSource(
            strings = {"spring.datasource.url=jdbc:mysql://elsewhere/shop", "spring.datasource.jndi-name=jdbc/shop"})
    void whatIsNamedIsNotReplaced(String setting) {
        tests.withPropertyValues(setting)
                .run(context -> assertThat(context).doesNotHaveBean(JdbcConnectionDetails.class));
    }

    @Test
    void aNameThatIsLeftBlankIsNone() {
        tests.withPropertyValues("spring.datasource.url=")
                .run(context -> assertThat(context.getBeanNamesForType(JdbcConnectionDetails.class))
                        .hasSize(1));
    }
}
