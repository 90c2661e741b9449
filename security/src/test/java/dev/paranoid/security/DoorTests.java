package dev.paranoid.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The door is where the addresses are. */
class DoorTests {

    private static final String ANN =
            "Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path directory;

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Web {}

    @Test
    void movesWithTheBasePath() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ParanoidSecurityAutoConfiguration.class))
                .withUserConfiguration(Web.class)
                .withPropertyValues(
                        "paranoid.rest.whole-server=true",
                        "paranoid.rest.base-path=/admin/bin",
                        "paranoid.security.dir=" + directory.resolve("tokens"),
                        "paranoid.security.users.ann.password={bcrypt}" + new BCryptPasswordEncoder().encode("secret"),
                        "paranoid.security.users.ann.roles=admin")
                .run(service -> {
                    assertThat(status(service, "/admin/bin/users/1", "")).isEqualTo(401);
                    assertThat(status(service, "/admin/bin/users/1", ANN)).isEqualTo(200);
                    assertThat(status(service, "/api/users/1", "")).isEqualTo(401);
                    assertThat(status(service, "/api/users/1", ANN)).isEqualTo(404);
                });
    }

    private static int status(AssertableWebApplicationContext service, String address, String shown) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
        if (!shown.isEmpty()) {
            request.addHeader("Authorization", shown);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        service.getBean("springSecurityFilterChain", Filter.class).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
