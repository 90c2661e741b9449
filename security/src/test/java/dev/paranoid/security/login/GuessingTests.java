package dev.paranoid.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.security.ParanoidSecurityAutoConfiguration;
import dev.paranoid.security.session.BrowserSessions;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whoever guesses is looked at so many times a minute, however he writes, spells and hurries. */
class GuessingTests {

    private static final int FAILURES = 10;
    private static final int AT_ONCE = 50;
    private static final String PASSWORD = "right";

    /** The least that bcrypt takes: all guesses end within the minute that they are counted in, however busy the machine is. */
    private static final int QUICK = 4;

    @TempDir
    private Path directory;

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Web {

        @Bean
        Counting counting() {
            return new Counting(PasswordEncoderFactories.createDelegatingPasswordEncoder(), new AtomicInteger());
        }
    }

    /** Counts the passwords that are looked at. */
    private record Counting(PasswordEncoder usual, AtomicInteger looked) implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return usual.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
            looked.incrementAndGet();
            return usual.matches(password, encoded);
        }
    }

    private void run(ContextConsumer<AssertableWebApplicationContext> test) {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ParanoidSecurityAutoConfiguration.class))
                .withUserConfiguration(Web.class)
                .withPropertyValues(
                        "paranoid.rest.whole-server=true",
                        "paranoid.web.path=/bin",
                        "paranoid.security.dir=" + directory.resolve("tokens"),
                        "paranoid.security.failed-log-ins=" + FAILURES,
                        "paranoid.security.users.ann.password={bcrypt}"
                                + new BCryptPasswordEncoder(QUICK).encode(PASSWORD),
                        "paranoid.security.users.ann.roles=admin")
                .run(test);
    }

    private static int status(AssertableWebApplicationContext service, String scheme, String name, String password)
            throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/users/1");
        String pair = name + ":" + password;
        request.addHeader(
                "Authorization", scheme + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        MockHttpServletResponse response = new MockHttpServletResponse();
        service.getBean("springSecurityFilterChain", Filter.class).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private static List<Integer> atOnce(AssertableWebApplicationContext service, String password, int many)
            throws Exception {
        CountDownLatch start = new CountDownLatch(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                asked.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return status(service, "Basic ", "ann", password);
                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : asked) {
                statuses.add(each.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void howeverTheSchemeIsWritten() {
        for (String scheme : List.of("Basic\t", "Basic ", "bASIC\u00a0", "BasicX")) {
            run(service -> {
                for (int i = 0; i < FAILURES; i++) {
                    assertThat(status(service, scheme, "ann", "guess" + i))
                            .as(scheme)
                            .isEqualTo(401);
                }
                assertThat(status(service, scheme, "ann", PASSWORD)).as(scheme).isEqualTo(429);
                assertThat(status(service, "Basic ", "ann", PASSWORD))
                        .as(scheme)
                        .isEqualTo(429);
            });
        }
    }

    @Test
    void howeverTheNameIsSpelt() {
        List<String> names = List.of("ann", "ANN", "Ann", "aNn", "anN");
        run(service -> {
            for (int i = 0; i < FAILURES; i++) {
                assertThat(status(service, "Basic ", names.get(i % names.size()), "guess"))
                        .isEqualTo(401);
            }
            for (String name : names) {
                assertThat(status(service, "Basic ", name, PASSWORD)).as(name).isEqualTo(429);
            }
        });
    }

    @Test
    void howeverManyComeAtOnce() {
        run(service -> {
            List<Integer> statuses = atOnce(service, "guess", AT_ONCE);

            assertThat(service.getBean(Counting.class).looked())
                    .as("passwords that were looked at")
                    .hasValue(FAILURES);
            assertThat(Collections.frequency(statuses, 401)).isEqualTo(FAILURES);
            assertThat(Collections.frequency(statuses, 429)).isEqualTo(AT_ONCE - FAILURES);
        });
    }

    @Test
    void whoeverKnowsThePasswordIsNeverLimitedByThat() {
        run(service -> {
            assertThat(atOnce(service, PASSWORD, AT_ONCE)).containsOnly(200);
            for (int i = 0; i < FAILURES - 1; i++) {
                assertThat(status(service, "Basic ", "ann", "guess")).isEqualTo(401);
            }
            assertThat(atOnce(service, PASSWORD, FAILURES)).containsOnly(200);
        });
    }

    @Test
    void whoeverGuessesAtTheFormAsWell() {
        run(service -> {
            BrowserSessions form = service.getBean(BrowserSessions.class);
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
            try {
                for (int i = 0; i < FAILURES; i++) {
                    assertThat(opened(form, i % 2 == 0 ? "ann" : "ANN", i == 0 ? PASSWORD : "guess"))
                            .isEqualTo(i == 0 ? "in" : "out");
                }
                assertThat(status(service, "Basic ", "Ann", "guess")).isEqualTo(401);
                assertThat(opened(form, "aNN", PASSWORD)).isEqualTo("limited");
                assertThat(status(service, "Basic ", "ann", PASSWORD)).isEqualTo(429);
            } finally {
                RequestContextHolder.resetRequestAttributes();
            }
        });
    }

    private static String opened(BrowserSessions form, String name, String password) {
        try {
            Optional<String> cookie = form.open(name, password);
            return cookie.isPresent() ? "in" : "out";
        } catch (RateLimited limited) {
            return "limited";
        }
    }
}
