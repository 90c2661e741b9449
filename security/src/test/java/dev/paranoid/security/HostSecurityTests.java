package dev.paranoid.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.rest.CallerSource;
import dev.paranoid.security.token.TokenStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** In an application with security of its own, that one says who comes in, and this only what those may do. */
class HostSecurityTests {

    @TempDir
    private Path directory;

    private WebApplicationContextRunner host(String... settings) {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ParanoidSecurityAutoConfiguration.class))
                .withPropertyValues("paranoid.security.dir=" + directory.resolve("tokens"))
                .withPropertyValues("paranoid.security.roles.support.read=users")
                .withPropertyValues(settings);
    }

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void ownFilterChainsAreRespected() {
        host("paranoid.rest.whole-server=true")
                .withBean(SecurityFilterChain.class, () -> new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE))
                .run(context -> {
                    assertThat(context).hasSingleBean(SecurityFilterChain.class).doesNotHaveBean(TokenStore.class);
                    assertThat(directory.resolve("tokens")).doesNotExist();
                });
    }

    @Test
    void amongAddressesOfOthersNoDoorIsOpenedOrClosed() {
        host().run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SecurityFilterChain.class));
    }

    @Test
    void whoHasLoggedInMayDoWhatHisAuthoritiesSay() {
        host().run(context -> {
            CallerSource source = context.getBean(CallerSource.class);
            Caller nobody = source.callerOf(new MockHttpServletRequest());
            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken("ann", "", "ROLE_support"));
            Caller ann = source.callerOf(new MockHttpServletRequest());

            assertThat(nobody.may(Verb.READ, "users")).isFalse();
            assertThat(ann.name()).isEqualTo("ann");
            assertThat(ann.may(Verb.READ, "users")).isTrue();
            assertThat(ann.may(Verb.DELETE, "users")).isFalse();
            assertThat(ann.may(Verb.READ, "stories")).isFalse();
        });
    }

    @Test
    void nobodyIsTakenForAToken() {
        host().run(context -> {
            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken("token:first", "", "ROLE_support"));
            Caller caller = context.getBean(CallerSource.class).callerOf(new MockHttpServletRequest());

            assertThat(caller.may(Verb.READ, "users")).isFalse();
            assertThat(caller.name()).isNotEqualTo("token:first");
        });
    }

    @Test
    void anApplicationsOwnCallersAreRespected() {
        host().withBean(CallerSource.class, () -> request -> Caller.anonymous("host"))
                .run(context -> assertThat(context.getBean(CallerSource.class).callerOf(new MockHttpServletRequest()))
                        .isEqualTo(Caller.anonymous("host")));
    }

    @Test
    void aTokenThatNamesNobodyIsNobodys() {
        host().run(context -> {
            CallerSource source = context.getBean(CallerSource.class);
            for (Map<String, Object> claims : List.<Map<String, Object>>of(Map.of("a", "b"), Map.of("sub", " "))) {
                Jwt token = new Jwt("text", Instant.EPOCH, Instant.MAX, Map.of("alg", "RS256"), claims);
                SecurityContextHolder.getContext()
                        .setAuthentication(
                                new JwtAuthenticationToken(token, AuthorityUtils.createAuthorityList("support")));
                assertThat(source.callerOf(new MockHttpServletRequest()).may(Verb.READ, "users"))
                        .as("%s", claims)
                        .isFalse();
            }
        });
    }
}
