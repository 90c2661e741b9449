package dev.paranoid.security;

import dev.paranoid.application.Caller;
import dev.paranoid.rest.CallerSource;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;

/**
 * Asks callers over HTTP who they are. In an application that has security of its own, this only says what those may do whom
 * that one has let in.
 */
@AutoConfiguration(
        beforeName = {
            "dev.paranoid.rest.ParanoidRestAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecuritySettings.class)
public class ParanoidSecurityAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ParanoidSecurityAutoConfiguration.class);

    @Bean
    Roles paranoidRoles(SecuritySettings settings) {
        return new Roles(settings);
    }

    @Bean
    @ConditionalOnMissingBean
    CallerSource paranoidAuthenticatedCallers(Roles roles) {
        return request -> caller(SecurityContextHolder.getContext().getAuthentication(), roles);
    }

    /** Nobody but a token of ours is called like one: an issuer may call somebody whatever it likes. */
    private static Caller caller(@Nullable Authentication somebody, Roles roles) {
        return somebody == null || !somebody.isAuthenticated() || TokenAuthentication.isImitatedBy(somebody)
                ? Authenticated.NOBODY
                : new Authenticated(somebody.getName(), roles.of(somebody));
    }

    /** Where all addresses are Paranoid's, and nobody else has said who comes in. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("paranoid.rest.whole-server")
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    static class OwnDoor {

        @Bean
        TokenStore paranoidTokens(SecuritySettings settings) {
            return new TokenStore(settings.dir());
        }

        @Bean
        @ConditionalOnMissingBean({UserDetailsService.class, AuthenticationManager.class, AuthenticationProvider.class})
        UserDetailsService paranoidPeople(SecuritySettings settings, Roles roles) {
            return People.of(settings.users(), roles);
        }

        @Bean
        WayIn paranoidWayIn(
                SecuritySettings settings,
                TokenStore tokens,
                ObjectProvider<JwtDecoder> decoder,
                ObjectProvider<OpaqueTokenIntrospector> introspector) {
            if (settings.anonymous()) {
                return new WayIn("everybody on this machine, without a log-in", Optional.empty());
            }
            boolean others = !settings.users().isEmpty()
                    || decoder.stream().findAny().isPresent()
                    || introspector.stream().findAny().isPresent();
            Optional<Path> first = FirstToken.keptBy(tokens, others);
            return new WayIn(
                    first.map(file -> "with the token in " + file)
                            .orElse("with a token, or as configured under paranoid.security"),
                    first);
        }

        /** At the end of the start, where it is read. */
        @Bean
        ApplicationListener<ApplicationReadyEvent> paranoidOpenDoor(SecuritySettings settings) {
            return ready -> {
                if (settings.anonymous()) {
                    LOG.warn("Nobody is asked who he is: paranoid.security.anonymous is true, and everybody who reaches"
                            + " this service may do everything");
                }
            };
        }

        @Bean
        @ConditionalOnMissingBean
        HttpFirewall paranoidFirewall() {
            return new PassingFirewall();
        }

        @Bean
        SecurityFilterChain paranoidDoor(
                HttpSecurity http,
                SecuritySettings settings,
                TokenStore tokens,
                Roles roles,
                Environment environment,
                ObjectProvider<JwtDecoder> decoder,
                ObjectProvider<OpaqueTokenIntrospector> introspector) {
            Door door = new Door(
                    roles,
                    environment.getProperty("management.endpoints.web.base-path", "/actuator"),
                    environment.getProperty("paranoid.rest.base-path", "/api"));
            door.stateless(http);
            if (settings.anonymous()) {
                door.everybody(http);
            } else {
                door.known(http, tokens);
                if (decoder.stream().findAny().isPresent()) {
                    door.jwt(http);
                } else if (introspector.stream().findAny().isPresent()) {
                    door.opaque(http);
                }
            }
            return http.build();
        }
    }
}
