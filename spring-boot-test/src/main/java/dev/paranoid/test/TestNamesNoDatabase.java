package dev.paranoid.test;

import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.test.context.support.TestPropertySourceUtils;
import org.springframework.util.StringUtils;

/**
 * Where a test does not say itself on which database it runs. An address in the application's settings may be that of real rows: a test
 * would migrate them. So it counts only where {@code spring.test.database.replace} is {@code none}. A blank address is none.
 */
final class TestNamesNoDatabase implements Condition {

    static final String URL = "spring.datasource.url";
    static final String REPLACE = "spring.test.database.replace";

    /** Where Spring puts the settings that stand in a test: those of annotations, and those that it computes. */
    private static final Set<String> OF_TESTS =
            Set.of(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, "Dynamic Test Properties");

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        if (StringUtils.hasText(environment.getProperty("spring.datasource.jndi-name"))) {
            return false;
        }
        return !StringUtils.hasText(environment.getProperty(URL))
                || !("none".equalsIgnoreCase(environment.getProperty(REPLACE)) || saidByTest(environment));
    }

    private static boolean saidByTest(Environment environment) {
        return source(environment).filter(OF_TESTS::contains).isPresent();
    }

    /** {@return the name of the source whose address counts, if there is one} */
    static Optional<String> source(Environment environment) {
        return ((ConfigurableEnvironment) environment)
                .getPropertySources().stream()
                        .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
                        .filter(source -> source.containsProperty(URL))
                        .map(PropertySource::getName)
                        .findFirst();
    }
}
