package dev.paranoid.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.annotation.Transactional;

/**
 * A test of an application's tables, mappers and deletions, without the rest of it. It has the application's migrations, its mappers or
 * JPA, and Paranoid, on the database of {@link ParanoidDatabase}: a new one, not the application's own. Components of the application
 * are left out, policies too, unless {@link #includeFilters} or an {@code @Import} names them. Each test is a transaction that is
 * rolled back.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BootstrapWith(ParanoidTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(ParanoidTypeExcludeFilter.class)
@Transactional
@ParanoidDatabase
@ImportAutoConfiguration
public @interface ParanoidTest {

    /** {@return settings for this test, as {@code name=value}} */
    String[] properties() default {};

    /** {@return whether components are left out, but those that {@link #includeFilters} names} */
    boolean useDefaultFilters() default true;

    /** {@return components that are part of it} */
    Filter[] includeFilters() default {};

    /** {@return components that are no part of it} */
    Filter[] excludeFilters() default {};

    /** {@return auto-configurations that are no part of it} */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
