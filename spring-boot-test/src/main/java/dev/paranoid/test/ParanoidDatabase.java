package dev.paranoid.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * A new database of an embedded MariaDB for the application of a test, whatever {@code spring.datasource.url} the application's settings
 * name. Another database is used where the test itself sets that address, or where {@code spring.test.database.replace} is {@code none}.
 * All tests of a process share the server, and the application's own embedded MariaDB is not started. {@link ParanoidTest} has it; for
 * a {@code @SpringBootTest}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration(TestDatabaseAutoConfiguration.class)
public @interface ParanoidDatabase {}
