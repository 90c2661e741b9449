package dev.paranoid.server;

import dev.paranoid.server.configured.Configured;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Declares the blog of the tutorial, after all that the user has configured has been read, and only where that is nothing. */
final class DemoModel implements EnvironmentPostProcessor, Ordered {

    private static final String SOURCE = "demo.yml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (new Configured(environment).demo()) {
            declareIn(environment.getPropertySources());
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    static boolean isDeclaredIn(ConfigurableEnvironment environment) {
        return environment.getPropertySources().contains(SOURCE);
    }

    private static void declareIn(MutablePropertySources sources) {
        try {
            new YamlPropertySourceLoader()
                    .load(SOURCE, new ClassPathResource(SOURCE))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True where the demo was declared. */
    static final class IsDeclared implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment() instanceof ConfigurableEnvironment environment && isDeclaredIn(environment);
        }
    }
}
