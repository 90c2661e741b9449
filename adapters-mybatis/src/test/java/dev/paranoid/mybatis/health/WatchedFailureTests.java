package dev.paranoid.mybatis.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the watch makes of failures, whatever they are. */
@ExtendWith(OutputCaptureExtension.class)
class WatchedFailureTests {

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Semaphore looks = new Semaphore(0);
    private final DatabaseWatch watch = new DatabaseWatch(this::look);

    private void look() {
        looks.release();
        Throwable failure = failures.poll();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    @AfterEach
    void stop() {
        watch.stop();
    }

    /** {@return what is told while one look after the other meets one of these, and the last nothing} */
    private Set<String> told(Throwable... met) throws InterruptedException {
        failures.addAll(List.of(met));
        Set<String> told = new LinkedHashSet<>();
        watch.start();
        do {
            watch.ask().ifPresent(told::add);
        } while (!looks.tryAcquire(met.length + 2, 50, TimeUnit.MILLISECONDS));
        assertThat(watch.ask()).isEmpty();
        return told;
    }

    private static Unavailable away(String words, int error) {
        return new Unavailable(words, Duration.ofSeconds(1), new SQLException("on purpose", "HY000", error));
    }

    private static List<String> warnings(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains(" WARN "))
                .map(line -> line.replaceFirst(".*DatabaseWatch ", ""))
                .toList();
    }

    /** The server hangs, then the pool has no connection left, then it can make none, then the server says that it ends. */
    @Test
    void anOutageIsOneLineHoweverItIsMet(CapturedOutput output) throws InterruptedException {
        assertThat(told(
                        away("It does not answer", 0),
                        away("All connections are in use", 0),
                        away("The pool could make no connection", 0),
                        away("It is being ended", 1053)))
                .as("health says what is so now")
                .contains("All connections are in use", "It is being ended");

        assertThat(warnings(output)).singleElement().asString().startsWith("It does not answer");
    }

    @Test
    void whatElseIsWrongIsAnotherLine(CapturedOutput output) throws InterruptedException {
        told(
                away("It does not answer", 0),
                away("It takes no writes", 1290),
                away("It has no room", 1114),
                new SchemaChanged("Columns are gone: [a]", null),
                new SchemaChanged("Columns are gone: [a, b]", null));

        assertThat(warnings(output)).hasSize(4 /* away, read-only, full, changed */);
    }

    @Test
    void anErrorIsNotTheEndOfTheWatch() throws InterruptedException {
        assertThat(told(new NoClassDefFoundError("of a driver")))
                .singleElement()
                .asString()
                .contains("of a driver");
    }
}
