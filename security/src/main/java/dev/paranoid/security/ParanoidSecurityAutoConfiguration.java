package dev.paranoid.security;

import dev.paranoid.application.audit.AuditLog;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.rest.CallerSource;
import dev.paranoid.security.login.Authenticated;
import dev.paranoid.security.login.LogIns;
import dev.paranoid.security.login.People;
import dev.paranoid.security.role.Roles;
import dev.paranoid.security.role.SecuritySettings;
import dev.paranoid.security.session.BinPlace;
import dev.paranoid.security.session.BrowserSessions;
import dev.paranoid.security.token.FirstToken;
import dev.paranoid.security.token.TokenAuthentication;
import dev.paranoid.security.token.TokenStore;
import dev.paranoid.web.BinCallers;
import dev.paranoid.web.BinSessions;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.util.ClassUtils;

/**
 * Asks callers over HTTP who they are. In an application that has security of its own, this only says what those may do whom
 * that one has let in.
 */
@AutoConfiguration(
        beforeName = {
            "dev.paranoid.rest.ParanoidRestAutoConfiguration",
            "dev.paranoid.web.ParanoidWebAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecuritySettings.class)
public class ParanoidSecurityAutoConfiguration {

    private static final String PAGES = "dev.paranoid.web.BinSessions";
    private static final Logger LOG = LoggerFactory.getLogger(ParanoidSecurityAutoConfiguration.class);

    @Bean
    Roles paranoidRoles(SecuritySettings settings) {
        return new Roles(settings);
    }

    @Bean
    @ConditionalOnMissingBean
    CallerSource paranoidAuthenticatedCallers(Roles roles) {
        return request -> caller(roles, "rest");
    }

    /** Nobody but a token of ours is called like one: an issuer may call somebody whatever it likes. */
    private static Authenticated caller(Roles roles, String source) {
        Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
        return somebody == null
                        || !somebody.isAuthenticated()
                        || TokenAuthentication.isNobody(somebody)
                        || TokenAuthentication.isImitatedBy(somebody)
                ? Authenticated.NOBODY
                : new Authenticated(
                        somebody.getName(),
                        roles.of(somebody),
                        roles.tenants(somebody),
                        source,
                        Authenticated.kind(somebody));
    }

    /** Where there are pages, they ask with the rights of who has logged in. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(BinCallers.class)
    static class Pages {

        @Bean
        @ConditionalOnMissingBean
        BinCallers paranoidAuthenticatedVisitors(Roles roles) {
            return new BinCallers() {
                @Override
                public Caller callerOf(HttpServletRequest request) {
                    return caller(roles, "web");
                }

                @Override
                public boolean operates(HttpServletRequest request) {
                    return caller(roles, "web").rights().operates();
                }
            };
        }
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
        LogIns paranoidLogIns(
                ObjectProvider<AuditLog> log, ObjectProvider<UserDetailsService> people, SecuritySettings settings) {
            return new LogIns(
                    () -> log.getIfAvailable(() -> AuditLog.NONE),
                    People.names(people.getIfUnique()),
                    settings.failedLogIns(),
                    System::nanoTime);
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

        /** At the end of the start, where it is read, and before anybody is told that all is ready. */
        @Bean
        ApplicationListener<ApplicationStartedEvent> paranoidOpenDoor(
                SecuritySettings settings, Environment environment, ObjectProvider<JwtDecoder> decoder) {
            return started -> {
                if (decoder.stream().findAny().isPresent() && Audiences.areMissing(environment)) {
                    LOG.warn("{}", Audiences.WARNING);
                }
                if (settings.anonymous()) {
                    LOG.warn(
                            "Authentication is off: paranoid.security.anonymous is true. Everybody who reaches this service "
                                    + "may do everything");
                }
            };
        }

        /** Browsers log in by a form of the pages, where there are pages and anybody is asked who he is. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnClass(BinSessions.class)
        @ConditionalOnBooleanProperty(value = "paranoid.security.anonymous", havingValue = false, matchIfMissing = true)
        static class Browsers {

            @Bean
            BrowserSessions paranoidBrowserSessions(
                    TokenStore tokens,
                    ObjectProvider<UserDetailsService> people,
                    LogIns logIns,
                    ObjectProvider<InstantSource> clock) {
                return new BrowserSessions(
                        tokens,
                        Optional.ofNullable(people.getIfUnique()),
                        logIns,
                        clock.getIfUnique(InstantSource::system));
            }
        }

        /** An observation of each filter of each request costs more than to read a row. */
        @Bean
        @ConditionalOnMissingBean
        SecurityObservationSettings paranoidSecurityObservations() {
            return SecurityObservationSettings.noObservations();
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
                LogIns logIns,
                Environment environment,
                ApplicationContext context,
                ObjectProvider<JwtDecoder> decoder,
                ObjectProvider<OpaqueTokenIntrospector> introspector) {
            boolean pages = ClassUtils.isPresent(PAGES, context.getClassLoader());
            Door door = new Door(
                    roles,
                    logIns,
                    environment.getProperty("management.endpoints.web.base-path", "/actuator"),
                    environment.getProperty("paranoid.rest.base-path", "/api"),
                    new BinPlace(pages ? environment.getProperty("paranoid.web.path", "") : ""));
            door.stateless(http);
            if (settings.anonymous()) {
                door.everybody(http);
            } else {
                door.known(http, tokens);
                if (pages) {
                    door.browsers(http, context.getBean(BrowserSessions.class));
                }
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
