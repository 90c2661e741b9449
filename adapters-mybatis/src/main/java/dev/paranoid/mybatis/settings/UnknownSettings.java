package dev.paranoid.mybatis.settings;

import java.util.List;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses settings under {@code paranoid} that nobody reads: a name that is misspelled would leave its default in force, in
 * silence. Variables of the environment and properties of the JVM may be somebody else's: of these, those alone
 * that are nearly the name of a setting.
 */
final class UnknownSettings implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("paranoid");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<UnknownSetting> unknown = in(context.getEnvironment(), KnownSettings.onClassPath());
        if (!unknown.isEmpty()) {
            throw new SettingsNotKnown(unknown);
        }
    }

    /** Before anything that would complain of what the misspelled name was meant to say. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    static List<UnknownSetting> in(ConfigurableEnvironment environment, KnownSettings known) {
        return environment.getPropertySources().stream()
                .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
                .flatMap(source -> named(source).stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> new UnknownSetting(name.toString(), source.getName(), known.nearest(name)))
                        .filter(setting ->
                                !isShared(source) || setting.nearest().isPresent()))
                .distinct()
                .toList();
    }

    private static List<ConfigurationPropertyName> named(PropertySource<?> source) {
        ConfigurationPropertySource names = ConfigurationPropertySource.from(source);
        return names instanceof IterableConfigurationPropertySource iterable
                ? iterable.stream().filter(ROOT::isAncestorOf).toList()
                : List.of();
    }

    private static boolean isShared(PropertySource<?> source) {
        return source.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                || source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }
}
