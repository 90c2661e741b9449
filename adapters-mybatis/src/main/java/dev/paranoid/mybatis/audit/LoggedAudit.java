package dev.paranoid.mybatis.audit;

import dev.paranoid.application.audit.AuditEvent;
import dev.paranoid.application.audit.AuditEvent.By;
import dev.paranoid.application.audit.AuditEvent.Result;
import dev.paranoid.application.audit.AuditLog;
import dev.paranoid.application.limit.RateLimit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes the audit log to the logger {@value #LOGGER}: each entry is one line of {@code name=value}, and the same pairs as SLF4J's
 * key-value pairs for encoders that know these. Within a transaction it waits for its end: what is rolled back has not been done.
 */
public final class LoggedAudit implements AuditLog {

    static final String LOGGER = "dev.paranoid.audit";

    /** Where the id of the request stands, whoever put it there. */
    private static final String REQUEST = "request";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int STRANGERS_A_MINUTE = 600;

    /** Whoever has not said who he is fills no disk. */
    private final RateLimit strangers = new RateLimit(STRANGERS_A_MINUTE, Duration.ofMinutes(1), System::nanoTime);

    @Override
    public void add(AuditEvent event) {
        if (event.by().isEmpty() && !strangers.take("", 1).isZero()) {
            return;
        }
        Map<String, String> entry = entry(event);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new AtItsEnd(event.result(), entry));
        } else {
            write(entry);
        }
    }

    private static Map<String, String> entry(AuditEvent event) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("action", event.action());
        entry.put("result", event.result().name().toLowerCase(Locale.ROOT));
        event.by().map(By::name).ifPresent(name -> entry.put("caller", name));
        event.by().map(By::source).ifPresent(source -> entry.put("source", source));
        Optional.ofNullable(MDC.get(REQUEST)).ifPresent(id -> entry.put(REQUEST, id));
        event.facts().forEach((name, value) -> entry.put(name, value.toString()));
        return entry;
    }

    private static void write(Map<String, String> entry) {
        LoggingEventBuilder line = LOG.atInfo();
        for (Map.Entry<String, String> fact : entry.entrySet()) {
            // What the thread says of all its lines would be a pair twice.
            if (MDC.get(fact.getKey()) == null) {
                line = line.addKeyValue(fact.getKey(), fact.getValue());
            }
        }
        line.log(entry.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + quoted(fact.getValue()))
                .collect(Collectors.joining(" ")));
    }

    /** {@return it as one word: nothing that a caller is called begins another pair, or another line} */
    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_.:@/+-]+")
                ? value
                : '"'
                        + value.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?")
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                        + '"';
    }

    private record AtItsEnd(Result result, Map<String, String> entry) implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            boolean done = result == Result.DONE || result == Result.ACCEPTED;
            if (!done || status != STATUS_ROLLED_BACK) {
                write(entry);
            }
        }
    }
}
