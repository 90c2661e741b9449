package dev.paranoid.server.endtoend;

import dev.paranoid.server.endtoend.KeptConnection.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One of those who ask again and again. Over HTTP each call has a key; what is answered 503, and what nobody took, it asks the next node. */
abstract class LoadClient extends Thread {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final LoadTarget target;
    private final AtomicInteger calls = new AtomicInteger();
    private int turn;
    private Optional<KeptConnection> connection = Optional.empty();

    LoadClient(LoadTarget target, int number) {
        super("client-" + number);
        this.target = target;
        this.turn = number;
        setDaemon(true);
    }

    /**
     * Asks the next of its calls until it is answered.
     *
     * @param call how many were answered before
     * @throws IllegalStateException where the answer is none that it may have
     */
    abstract void ask(int call);

    /** Requires that all is as it knows, when it asks no more. */
    abstract void requireTrue();

    /** Brings back what it has left hidden. */
    void finish() {}

    @Override
    public void run() {
        try {
            while (!target.stopped().get()) {
                ask(calls.get());
                calls.incrementAndGet();
                rest();
            }
        } catch (RuntimeException | AssertionError failure) {
            target.wrong().add(getName() + ": " + failure);
        } finally {
            leave();
        }
    }

    private void rest() {
        if (!target.pause().isZero()) {
            LockSupport.parkNanos(
                    ThreadLocalRandom.current().nextLong(target.pause().toNanos()));
        }
    }

    /** {@return how many of its calls have been answered} */
    int calls() {
        return calls.get();
    }

    LoadTarget target() {
        return target;
    }

    /** {@return the answer to a call that was done, at once or in the background} */
    Answer done(String request, String json, String key) {
        Answer answer = answered(request, json, "Idempotency-Key: " + key + "\r\n");
        if ((answer.status() != 200 && answer.status() != 202) || answer.body().contains("\"code\"")) {
            throw new IllegalStateException(request + " " + json + " by " + key + ": " + answer);
        }
        return answer;
    }

    private Answer answered(String request, String json, String key) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String last = "nobody answered";
        while (System.nanoTime() < until) {
            try {
                Answer answer = json.isEmpty()
                        ? connected().ask(request, key)
                        : connected().askJson(request, json, key);
                if (!answer.kept()) {
                    leave();
                }
                if (answer.status() != 503 && !answer.body().contains("still-running")) {
                    return answer;
                }
                target.unavailable().incrementAndGet();
                last = answer.body();
            } catch (ConnectException refused) {
                last = "refused";
            } catch (IOException lost) {
                connection
                        .filter(line -> !line.isFresh())
                        .ifPresent(line -> target.cut().incrementAndGet());
            }
            leave();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new Answer(0, last, false);
    }

    private KeptConnection connected() throws IOException {
        if (connection.isEmpty()) {
            URI node = target.nodes().get(turn++ % target.nodes().size()).get();
            connection = Optional.of(new KeptConnection(node));
        }
        return connection.get();
    }

    /** Closes its connection; it opens another for its next call. */
    void leave() {
        connection.ifPresent(KeptConnection::close);
        connection = Optional.empty();
    }
}
