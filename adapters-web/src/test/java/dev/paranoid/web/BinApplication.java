package dev.paranoid.web;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.IdForm;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A small application with the recycle bin; it trusts a header, as no other application should. */
@SpringBootConfiguration
@EnableAutoConfiguration
class BinApplication {

    /** What whoever shows pages of this must not run. */
    static final String SCRIPT = "<script>alert('1')</script><img src=x onerror=alert(1)>";

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");
    private static final EntityType INVOICES = EntityType.plain("invoices");
    private static final EntityType NOTES = EntityType.paranoid("notes");
    private static final EntityType FOLDERS = EntityType.paranoid("folders");

    /** Rows from which on a call goes on in the background, when a test lets it. */
    static final String ABOVE = "test.above";

    private final InMemoryEngine engine;

    /** Methods of {@link Deletions} that fail from now on, by name. */
    private final Map<String, RuntimeException> failing = new ConcurrentHashMap<>();

    /** How often each method of {@link Deletions} was called. */
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    BinApplication(Environment environment) {
        this.engine = filled(environment.getProperty(ABOVE, Long.class, Long.MAX_VALUE));
    }

    InMemoryEngine engine() {
        return engine;
    }

    Map<String, RuntimeException> failing() {
        return failing;
    }

    Map<String, Integer> calls() {
        return calls;
    }

    private static InMemoryEngine filled(long above) {
        EntityGraph graph = EntityGraph.of(
                List.of(USERS, STORIES, REVIEWS, INVOICES, NOTES, FOLDERS),
                List.of(
                        Relation.cascading(FOLDERS, "parent", FOLDERS),
                        Relation.cascading(STORIES, "created_by", USERS),
                        Relation.cascading(REVIEWS, "created_by", USERS),
                        Relation.cascading(REVIEWS, "story_id", STORIES),
                        Relation.cascading(INVOICES, "customer", USERS).on(OnDelete.RESTRICT, OnDelete.RESTRICT)));
        TestSchema schema = TestSchema.of(graph)
                .with(
                        "users",
                        table -> table.holding(TestColumn.text("name"), TestColumn.text("email"))
                                .uniqueBy("email"))
                .with("stories", table -> table.holding(TestColumn.text("title")))
                .with("notes", table -> table.identifiedBy(IdForm.VARCHAR));
        InMemoryEngine engine = InMemoryEngine.inBackground(
                schema,
                new DeletionRules(Map.of("notes", DeletionPolicy.softOnly()), Map.of("users", Duration.ofDays(30))),
                above);
        engine.insert(List.of(
                NewRow.of("users", "1").with("name", "Ann").with("email", "ann@example.org"),
                NewRow.of("users", "2").with("name", "Bob").with("email", "bob@example.org"),
                NewRow.of("users", "3").with("name", SCRIPT).with("email", "eve@example.org"),
                NewRow.of("users", "4").with("name", "Dan").with("email", "dan@example.org"),
                NewRow.of("stories", "1").with("created_by", "1").with("title", "First"),
                NewRow.of("stories", "2").with("created_by", "1").with("title", "Second"),
                NewRow.of("reviews", "1").with("created_by", "2").with("story_id", "1"),
                NewRow.of("invoices", "7").with("customer", "4"),
                NewRow.of("notes", SCRIPT),
                NewRow.of("folders", "1"),
                NewRow.of("folders", "2").with("parent", "1")));
        return engine;
    }

    @Bean
    Deletions deletions() {
        return (Deletions) Proxy.newProxyInstance(
                BinApplication.class.getClassLoader(), new Class<?>[] {Deletions.class}, (proxy, method, arguments) -> {
                    calls.merge(method.getName(), 1, Integer::sum);
                    RuntimeException failure = failing.get(method.getName());
                    if (failure != null) {
                        throw failure;
                    }
                    try {
                        return method.invoke(engine.deletions(), arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Bean
    Entities entities() {
        return engine.entities();
    }

    @Bean
    Holds holds() {
        return engine.holds();
    }

    @Bean
    Retention retention() {
        return engine.retention();
    }

    @Bean
    MeterRegistry meters() {
        MeterRegistry meters = new SimpleMeterRegistry();
        Gauge.builder("paranoid.outbox.messages", () -> 7).register(meters);
        Gauge.builder("paranoid.outbox.age", () -> 125).register(meters);
        Gauge.builder("paranoid.purge.due", () -> 3).register(meters);
        Gauge.builder("paranoid.background.stalled", () -> 0).register(meters);
        return meters;
    }

    @Bean
    BinCallers callers() {
        return new BinCallers() {
            @Override
            public Caller callerOf(HttpServletRequest request) {
                String who = String.valueOf(request.getHeader("X-Test-Caller"));
                return switch (who) {
                    case "guest" -> new Guest();
                    case "clerk" -> new Clerk();
                    case "script" -> Caller.named(SCRIPT, "web");
                    default -> Caller.anonymous("web");
                };
            }

            @Override
            public boolean operates(HttpServletRequest request) {
                return !"guest".equals(request.getHeader("X-Test-Caller"));
            }
        };
    }

    /** Reads users and stories, and does nothing else. */
    private record Guest() implements Caller {

        @Override
        public String name() {
            return "guest";
        }

        @Override
        public String source() {
            return "web";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return verb == Verb.READ && (type.equals("users") || type.equals("stories"));
        }
    }

    /** Reads, deletes and restores users, and sees nothing else. */
    private record Clerk() implements Caller {

        @Override
        public String name() {
            return "clerk";
        }

        @Override
        public String source() {
            return "web";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return type.equals("users")
                    && Set.of(Verb.READ, Verb.DELETE, Verb.RESTORE).contains(verb);
        }
    }
}
