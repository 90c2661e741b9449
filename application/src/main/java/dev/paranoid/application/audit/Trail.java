package dev.paranoid.application.audit;

import dev.paranoid.application.audit.AuditEvent.By;
import dev.paranoid.application.audit.AuditEvent.Result;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.hold.Hold;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes answers into the audit log: each removal by its deletion's number, refusals by their code and how many they are. */
final class Trail {

    static final String RELEASE = "release";

    private final AuditLog log;
    private final Caller caller;
    private final Optional<String> request;

    Trail(AuditLog log, Caller caller, Optional<String> request) {
        this.log = log;
        this.caller = caller;
        this.request = request;
    }

    Trail(AuditLog log, Caller caller) {
        this(log, caller, Optional.empty());
    }

    /** {@return what the call answers} A call that comes too often is recorded as well. */
    <T> T limited(Verb verb, Supplier<T> call) {
        try {
            return call.get();
        } catch (RateLimited often) {
            add(event(verb.word(), Result.LIMITED));
            throw often;
        }
    }

    /** Writes removals, and what was refused. */
    void removed(Verb verb, List<Answer<Deleted>> answers) {
        answers.forEach(answer -> {
            if (answer instanceof Granted<Deleted> granted) {
                add(removal(verb, granted.value()));
            }
        });
        refusals(verb, answers, false);
    }

    private AuditEvent removal(Verb verb, Deleted deleted) {
        Deletion deletion = deleted.deletion();
        long rows = deletion.took().values().stream().mapToLong(Long::longValue).sum();
        boolean later = deleted.job().isPresent() || deletion.undoable();
        AuditEvent event = event(verb.word(), later ? Result.ACCEPTED : Result.DONE)
                .with("type", deletion.root().type())
                .with("deletion", deletion.id().value());
        return later ? event : event.with("rows", rows);
    }

    /** Writes what was denied for want of a right. */
    void denied(Verb verb, Collection<? extends Answer<?>> answers) {
        refusals(verb, answers, true);
    }

    private void refusals(Verb verb, Collection<? extends Answer<?>> answers, boolean rightsAlone) {
        Map<AuditEvent, Long> counts = new LinkedHashMap<>();
        answers.forEach(answer -> {
            if (answer instanceof Refused<?> refused
                    && (refused.refusal() instanceof Forbidden || (!rightsAlone && telling(refused.refusal())))) {
                counts.merge(refusal(verb, refused), 1L, Long::sum);
            }
        });
        counts.forEach((event, count) -> add(event.with("count", count)));
    }

    /** That a row is not there, or an id malformed, is nothing to record. */
    private static boolean telling(Refusal refusal) {
        return refusal instanceof Held || refusal instanceof HeldBack;
    }

    private AuditEvent refusal(Verb verb, Refused<?> refused) {
        if (refused.refusal() instanceof Forbidden forbidden) {
            return event(forbidden.verb(), Result.DENIED)
                    .with("for", verb.word())
                    .with("type", forbidden.type())
                    .with("code", forbidden.code());
        }
        return event(verb.word(), Result.REFUSED)
                .with("type", refused.subject().type())
                .with("code", refused.refusal().code());
    }

    /** Writes holds that were placed or released, and what was denied. */
    void held(String action, List<Answer<Hold>> answers) {
        answers.forEach(answer -> {
            if (answer instanceof Granted<Hold> granted) {
                held(action, granted.value());
            }
        });
        denied(Verb.HOLD, answers);
    }

    void held(String action, Hold hold) {
        add(event(action, Result.DONE)
                .with("type", hold.target().type())
                .with("kind", hold.kind().word())
                .with("hold", hold.id().value()));
    }

    /** Writes of which deletions it was moved until when their rows are kept, and what was denied. */
    void retained(List<Answer<Deleted>> answers) {
        answers.forEach(answer -> {
            if (answer instanceof Granted<Deleted> granted) {
                retained(granted.value().deletion());
            }
        });
        denied(Verb.RETAIN, answers);
    }

    /** Writes that it was moved until when the rows of that deletion are kept. */
    void retained(Deletion deletion) {
        add(event(Verb.RETAIN.word(), Result.DONE)
                .with("type", deletion.root().type())
                .with("deletion", deletion.id().value()));
    }

    AuditEvent event(String action, Result result) {
        AuditEvent event = AuditEvent.of(action, result, By.of(caller));
        return request.map(id -> event.with("request", id)).orElse(event);
    }

    void add(AuditEvent event) {
        log.add(event);
    }
}
