package dev.paranoid.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** An application has an answer to whatever nobody knows. It is none to what Paranoid refuses, unless the application says so. */
class CompetingAdviceTests {

    private static final EntityRef USER = new EntityRef("users", "1");

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Users.class)
    static class Application {}

    @RestController
    static class Users {

        @GetMapping("/refused")
        String refused() {
            throw new DeletionRefused(USER, new Refusal.NotFound(USER));
        }

        @GetMapping("/busy")
        String busy() {
            throw new Busy("Others have locked users/1", Duration.ofSeconds(3), null);
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("a bug");
        }
    }

    @RestControllerAdvice
    static class Any {

        @ExceptionHandler(Exception.class)
        ResponseEntity<String> any() {
            return ResponseEntity.internalServerError().body("any");
        }
    }

    @RestControllerAdvice
    @Order(0)
    static class AnyFirst {

        @ExceptionHandler(Exception.class)
        ResponseEntity<String> any() {
            return ResponseEntity.internalServerError().body("any first");
        }
    }

    @RestControllerAdvice
    static class Named {

        @ExceptionHandler(Exception.class)
        ResponseEntity<String> any() {
            return ResponseEntity.internalServerError().body("any");
        }

        @ExceptionHandler(DeletionRefused.class)
        ResponseEntity<String> refused() {
            return ResponseEntity.unprocessableContent().body("named");
        }
    }

    @Test
    void whatPassesAnyExceptionOnAnswersWhatIsLeft() throws IOException, InterruptedException {
        assertThat(answers(Any.class)).isEqualTo("404 503 500");
    }

    @Test
    void anAdviceWithAnOrderComesFirst() throws IOException, InterruptedException {
        assertThat(answers(AnyFirst.class)).isEqualTo("500 500 500");
    }

    @Test
    void soDoesOneThatNamesAnExceptionOfParanoids() throws IOException, InterruptedException {
        assertThat(answers(Named.class)).isEqualTo("422 500 500");
    }

    @Test
    void withoutOneTheStatusesAreParanoids() throws IOException, InterruptedException {
        assertThat(answers()).isEqualTo("404 503 500");
    }

    private static String answers(Class<?>... advice) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .sources(advice)
                .run("--server.port=0", "--spring.main.banner-mode=off")) {
            HttpClient client = HttpClient.newHttpClient();
            String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
            StringBuilder answers = new StringBuilder();
            for (String address : new String[] {"refused", "busy", "broken"}) {
                HttpResponse<Void> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/" + address))
                                .build(),
                        BodyHandlers.discarding());
                answers.append(' ').append(answer.statusCode());
            }
            return answers.substring(1);
        }
    }
}
