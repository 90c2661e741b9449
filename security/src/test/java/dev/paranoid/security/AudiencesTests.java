package dev.paranoid.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AudiencesTests {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    @Test
    void anIssuerWithoutAudiencesIsTold() {
        MockEnvironment environment = new MockEnvironment();
        assertThat(Audiences.areMissing(environment)).as("no issuer").isFalse();

        environment.setProperty(JWT + "issuer-uri", "https://issuer.example");
        assertThat(Audiences.areMissing(environment)).isTrue();
        environment.setProperty(JWT + "audiences", "");
        assertThat(Audiences.areMissing(environment)).isTrue();
        environment.setProperty(JWT + "audiences", "paranoid");
        assertThat(Audiences.areMissing(environment)).isFalse();
    }

    @Test
    void audiencesMayBeAList() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty(JWT + "issuer-uri", "https://issuer.example")
                .withProperty(JWT + "audiences[0]", "paranoid");

        assertThat(Audiences.areMissing(environment)).isFalse();
    }
}
