package dev.paranoid.server.configured;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Something without which there is nothing to do has not been configured. */
final class NotConfigured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    private NotConfigured(String description, String action) {
        super(description);
        this.action = action;
    }

    private static NotConfigured datasource() {
        return new NotConfigured(
                "No database is configured, and there is no embedded one to start.", """
                Name a MySQL or MariaDB, with --spring.datasource.url=... or in application.yml:

                %s
                For a first look without a database, run paranoid-standalone.jar, which brings its own. --help lists the \
                settings.""".formatted(Example.DATASOURCE));
    }

    private static NotConfigured url(String place) {
        return new NotConfigured(
                "spring.datasource.url is " + place + ", which is no URL of a MySQL or MariaDB.",
                """
                MariaDB is asked by the same driver, and has the same URL:

                %s""".formatted(Example.DATASOURCE));
    }

    private static NotConfigured driver(String name) {
        return new NotConfigured(
                "spring.datasource.driver-class-name is " + name + ", but there is no such class.",
                "Leave it out: the driver for MySQL and MariaDB is part of this jar, and found by the URL.");
    }

    private static NotConfigured entities() {
        return new NotConfigured(
                "No entity types are configured: Paranoid does not know what it may delete.",
                """
                Declare them in an application.yml in the working directory, for example:

                %s
                What is still missing in the tables themselves is said, with its DDL, at the next start.""".formatted(Example.ENTITIES));
    }

    /** Asks first of all, so that nothing is started in vain. */
    static final class Check implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Configured configured = new Configured(context.getEnvironment());
            if (!configured.datasource() && !configured.embedded()) {
                throw datasource();
            }
            configured.missingDriver().ifPresent(name -> {
                throw driver(name);
            });
            configured.foreignUrl().ifPresent(place -> {
                throw url(place.description());
            });
            if (!configured.entities()) {
                throw entities();
            }
        }
    }

    static final class Analyzer extends AbstractFailureAnalyzer<NotConfigured> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, NotConfigured cause) {
            return new FailureAnalysis(cause.getMessage(), cause.action, cause);
        }
    }

    private interface Example {

        String DATASOURCE = """
                  spring:
                    datasource:
                      url: jdbc:mysql://localhost:3306/blog
                      username: paranoid
                      password: ...
                """;

        String ENTITIES = """
                  paranoid:
                    entities:
                      users: { table: users, id: user_id }
                      stories:
                        table: stories
                        id: story_id
                        belongs-to:
                          - { parent: users, column: created_by }
                """;
    }
}
