package dev.paranoid.mybatis.declaration;

import dev.paranoid.domain.Paranoid;
import dev.paranoid.domain.declared.DeclaredParent;
import dev.paranoid.domain.declared.DeclaredType;
import dev.paranoid.domain.declared.EntityTypes;
import dev.paranoid.mybatis.catalogue.DeclarationDoesNotFit;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.settings.HostProperties;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Adds the entity types that are declared in Java to the settings, where everybody reads them who reads those in YAML: beans of type {@link
 * EntityTypes}, and classes with annotations in packages that are scanned. They come last, so a setting of the same name wins.
 */
public final class TypesInJava implements BeanFactoryPostProcessor, EnvironmentAware, PriorityOrdered {

    private static final String PREFIX = "paranoid.entities.";

    private static final EntityTypes NONE = new EntityTypes(List.of());

    private final Faults faults = new Faults();
    private @Nullable ConfigurableEnvironment environment;

    @Override
    public void setEnvironment(Environment settings) {
        environment = (ConfigurableEnvironment) settings;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        ConfigurableEnvironment settings = Objects.requireNonNull(environment);
        EntityTypes types = inBeans(beans).and(inPackages(settings, beans));
        onceEach(types.types());
        faults.throwIfAny();
        Map<String, Object> added = new LinkedHashMap<>();
        types.types().forEach(type -> add(type, added));
        settings.getPropertySources().addLast(new MapPropertySource(DeclarationDoesNotFit.IN_JAVA, added));
    }

    /** It is made before the application: what it would inject were made too early. */
    private EntityTypes inBeans(ConfigurableListableBeanFactory beans) {
        EntityTypes all = NONE;
        for (String name : beans.getBeanNamesForType(EntityTypes.class, true, false)) {
            boolean early = faults.require(
                    !beans.containsBeanDefinition(name)
                            || beans.getBeanDefinition(name).getFactoryBeanName() == null,
                    "The bean '" + name + "' declares entity types, but its method is not static",
                    "Entity types are read before other beans are made: @Bean static EntityTypes " + name + "()");
            if (early) {
                all = all.and(bean(beans, name));
            }
        }
        return all;
    }

    private EntityTypes bean(ConfigurableListableBeanFactory beans, String name) {
        try {
            return beans.getBean(name, EntityTypes.class);
        } catch (BeanCreationException failed) {
            if (failed.getMostSpecificCause() instanceof IllegalArgumentException wrong) {
                faults.add(
                        String.valueOf(wrong.getMessage()),
                        "Correct the bean '" + name + "', or the annotations of its classes.");
                return NONE;
            }
            throw failed;
        }
    }

    private EntityTypes inPackages(ConfigurableEnvironment settings, ConfigurableListableBeanFactory beans) {
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false, settings);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Paranoid.class));
        List<String> packages = Binder.get(settings)
                .bindOrCreate("paranoid", HostProperties.class)
                .scan();
        return packages.stream()
                .flatMap(place -> found(scanner, place).stream())
                .distinct()
                .map(name -> annotated(ClassUtils.resolveClassName(name, beans.getBeanClassLoader())))
                .reduce(NONE, EntityTypes::and);
    }

    private EntityTypes annotated(Class<?> type) {
        try {
            return EntityTypes.of(type);
        } catch (IllegalArgumentException wrong) {
            faults.add(String.valueOf(wrong.getMessage()), "Correct the annotations of " + type.getName() + ".");
            return NONE;
        }
    }

    private List<String> found(ClassPathScanningCandidateComponentProvider scanner, String place) {
        List<String> names = scanner.findCandidateComponents(place).stream()
                .map(candidate -> Objects.requireNonNull(candidate.getBeanClassName()))
                .sorted()
                .toList();
        faults.require(
                !names.isEmpty(),
                "paranoid.scan names " + place + ", where no class has @Paranoid",
                "Correct the name of the package, or leave it out.");
        return names;
    }

    private void onceEach(List<DeclaredType> types) {
        Set<String> names = new HashSet<>();
        types.forEach(type -> faults.require(
                names.add(type.name()),
                "The entity type '" + type.name() + "' is declared twice in Java",
                "Keep one: a bean of type EntityTypes declares it, or a class that is scanned."));
    }

    private static void add(DeclaredType type, Map<String, Object> settings) {
        String name = PREFIX + type.name() + ".";
        type.settings().forEach((setting, value) -> settings.put(name + setting, value));
        for (int i = 0; i < type.parents().size(); i++) {
            add(type.parents().get(i), name + "belongs-to[" + i + "].", settings);
        }
    }

    private static void add(DeclaredParent parent, String name, Map<String, Object> settings) {
        settings.put(name + "parent", parent.parent());
        settings.put(name + "column", parent.column());
        parent.onSoftDelete().ifPresent(soft -> settings.put(name + "on-soft-delete", word(soft)));
        parent.onHardDelete().ifPresent(hard -> settings.put(name + "on-hard-delete", word(hard)));
    }

    private static String word(Enum<?> action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
