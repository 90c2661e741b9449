package dev.paranoid.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.configured.Configured;
import dev.paranoid.server.configured.DataPlace;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The demo is for those who have configured nothing. */
class ConfiguredTests {

    @Test
    void showsTheDemoWhereNothingIsConfigured() {
        ConfigurableEnvironment environment = with("spring.datasource.url", " ");
        new DemoModel().postProcessEnvironment(environment, new SpringApplication());
        assertThat(DemoModel.isDeclaredIn(environment)).isTrue();
        assertThat(new Configured(environment).entityNames())
                .containsExactly("reviews", "stories", "story_tags", "tags", "users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.url=jdbc:mysql://db/blog",
                "spring.datasource.jndi-name=java:blog",
                "paranoid.entities.books.id=book_id",
                "paranoid.entities[books].id=book_id",
                "paranoid.embedded.enabled=false",
                "paranoid.demo.enabled=false"
            })
    void keepsTheDemoAwayFromWhatIsTheUsersOwn(String setting) {
        String[] pair = setting.split("=", 2);
        ConfigurableEnvironment environment = with(pair[0], pair[1]);
        new DemoModel().postProcessEnvironment(environment, new SpringApplication());
        assertThat(DemoModel.isDeclaredIn(environment)).isFalse();
    }

    @Test
    void seesEntitiesInEnvironmentVariables() {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment", Map.of("PARANOID_ENTITIES_BOOKS_ID", "book_id")));
        assertThat(new Configured(environment).entities()).isTrue();
    }

    @Test
    void tellsWhereTheDataIsWithoutSecrets() {
        assertThat(DataPlace.at("jdbc:mysql://ann:secret@db:3306/blog?user=ann&password=secret")
                        .description())
                .isEqualTo("jdbc:mysql://db:3306/blog");
    }

    private static ConfigurableEnvironment with(String name, String value) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(name, value)));
        return environment;
    }
}
