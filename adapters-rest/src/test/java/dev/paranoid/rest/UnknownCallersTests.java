package dev.paranoid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** In an application that says nothing of who asks, nobody is answered. */
class UnknownCallersTests {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        private final InMemoryEngine engine = TutorialTypes.filled();

        @Bean
        Deletions engineDeletions() {
            return engine.deletions();
        }

        @Bean
        Entities engineEntities() {
            return engine.entities();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SomebodyLoggedIn {

        @Bean
        CurrentCaller somebody() {
            return source -> Optional.of(Caller.named("ann", source));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NobodyLoggedIn {

        @Bean
        CurrentCaller nobody() {
            return source -> Optional.empty();
        }
    }

    private static String delete(Class<?> more, String... settings) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .sources(more)
                .properties("server.port=0", "spring.main.banner-mode=off")
                .properties(settings)
                .run()) {
            URI address = URI.create("http://localhost:"
                    + context.getEnvironment().getRequiredProperty("local.server.port") + "/api/users/1");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).DELETE().build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    @Test
    void nobodyIsAnswered() throws IOException, InterruptedException {
        assertThat(delete(Application.class)).startsWith("401 ").contains("unauthenticated");
    }

    @Test
    void whoHasNotLoggedInIsNotAnsweredEither() throws IOException, InterruptedException {
        assertThat(delete(NobodyLoggedIn.class)).startsWith("401 ");
    }

    @Test
    void everybodyIsAnsweredWhereThatIsSaid() throws IOException, InterruptedException {
        assertThat(delete(Application.class, "paranoid.rest.anonymous=true"))
                .startsWith("200 ")
                .contains("\"actor\":\"anonymous\"");
    }

    @Test
    void whoIsKnownIsNamed() throws IOException, InterruptedException {
        assertThat(delete(SomebodyLoggedIn.class)).startsWith("200 ").contains("\"actor\":\"ann\"");
    }
}
