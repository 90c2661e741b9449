package dev.paranoid.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A test that computes the address of its database names it as well. */
@SpringJUnitConfig(TestDatabaseAutoConfiguration.class)
class DynamicDatabaseTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> "jdbc:mysql://elsewhere/shop");
    }

    @Test
    void thatIsNotReplaced(@Autowired ApplicationContext context) {
        assertThat(context.getBeanNamesForType(JdbcConnectionDetails.class, true, false))
                .isEmpty();
    }
}
