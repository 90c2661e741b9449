package dev.paranoid.rest;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.application.retention.Purges;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.InProgress;
import dev.paranoid.domain.deletion.Refusal.TooManyRows;
import dev.paranoid.testkit.memory.InMemoryEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A small application around an engine that tests put in; it trusts a header, as no other application should. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class TutorialApplication {

    private static final EntityRef USER = new EntityRef("users", "1");

    private volatile InMemoryEngine engine = TutorialTypes.filled();
    private final Map<String, LongAdder> asked = new ConcurrentHashMap<>();

    InMemoryEngine engine() {
        return engine;
    }

    /** From now on this one is asked. */
    public void use(InMemoryEngine other) {
        engine = other;
    }

    /** {@return how often a method of that name was called, of whatever port} */
    public long asked(String method) {
        return asked.computeIfAbsent(method, any -> new LongAdder()).sum();
    }

    void startAgain() {
        engine = TutorialTypes.filled();
    }

    @Bean
    Deletions deletions() {
        return current(Deletions.class, () -> engine.deletions());
    }

    @Bean
    Entities entities() {
        return current(Entities.class, () -> engine.entities());
    }

    /** In memory nothing goes on in the background; a hold for the reason {@code too late} stands for one that comes amid that. */
    @Bean
    Holds holds() {
        return new Late(current(Holds.class, () -> engine.holds()));
    }

    @Bean
    Purges purges() {
        return current(Purges.class, () -> engine.purges());
    }

    @Bean
    Retention retention() {
        return current(Retention.class, () -> engine.retention());
    }

    /** In memory one waits for the other, so that nobody finds a call running; the key of that name stands for it. */
    @Bean
    IdempotentCalls calls() {
        return new SometimesRunning(current(IdempotentCalls.class, () -> engine.calls()));
    }

    private record SometimesRunning(IdempotentCalls calls) implements IdempotentCalls {

        @Override
        public Result once(Caller caller, RequestId key, String fingerprint, Supplier<Reply> call) {
            return key.value().equals("running") ? new Result.Running() : calls.once(caller, key, fingerprint, call);
        }

        @Override
        public Result onceAlone(Caller caller, RequestId key, String fingerprint, Supplier<Reply> call) {
            return calls.onceAlone(caller, key, fingerprint, call);
        }
    }

    /** Asks whatever engine there is at the moment of a call. */
    private <T> T current(Class<T> type, Supplier<T> target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    asked.computeIfAbsent(method.getName(), any -> new LongAdder())
                            .increment();
                    if (arguments != null && arguments.length > 0 && arguments[0] instanceof Within within) {
                        return List.of(Answer.refused(USER, within.refusal()));
                    }
                    try {
                        return method.invoke(target.get(), arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                }));
    }

    @Bean
    CallerSource callers() {
        return TutorialApplication::caller;
    }

    private static Caller caller(HttpServletRequest request) {
        String who = String.valueOf(request.getHeader("X-Test-Caller"));
        return switch (who) {
            case "guest" -> new Guest("guest");
            case "nobody" -> throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
            case "long" -> new Guest("n".repeat(300));
            case "outage" -> throw new Unavailable("SELECT 1", Duration.ofMillis(2_500), new IOException());
            case "busy" -> throw new Busy("Others have locked users/1", Duration.ofSeconds(1), null);
            case "often" -> throw new RateLimited("You have asked too often", Duration.ofMillis(1_500));
            case "changed" -> throw new SchemaChanged("SELECT 1", new IOException());
            case "large" -> throw new RequestTooLarge(new IOException());
            case "within" -> new Within(new TooManyRows(USER, 10_000));
            case "waiting" -> new Within(new InProgress(USER));
            case "bug" -> throw new IllegalStateException("SELECT secret FROM dev.paranoid.Bug");
            default -> Caller.anonymous("rest");
        };
    }

    /** Asks within a transaction of his own, where nothing goes on in the background. */
    private record Within(Refusal refusal) implements Caller {

        @Override
        public String name() {
            return "within";
        }

        @Override
        public String source() {
            return "rest";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return true;
        }
    }

    private record Guest(String name) implements Caller {

        @Override
        public String source() {
            return "rest";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return verb == Verb.READ;
        }
    }
}
