package dev.paranoid.testkit.memory.message;

import dev.paranoid.application.port.message.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An outbox of one lane. It knows no transactions: what is added stays, whatever becomes of the rest. */
public final class MemoryOutbox implements Outbox {

    private final List<Message> waiting = new ArrayList<>();
    private final List<Failed> setAside = new ArrayList<>();
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();

    @Override
    public synchronized void add(List<Message> messages) {
        waiting.addAll(messages);
        if (!messages.isEmpty()) {
            wakes.forEach(Runnable::run);
        }
    }

    @Override
    public synchronized int publish(int limit, Function<List<Message>, List<Failed>> publisher) {
        List<Message> oldest = List.copyOf(waiting.subList(0, Math.min(limit, waiting.size())));
        if (!oldest.isEmpty()) {
            setAside.addAll(publisher.apply(oldest));
            waiting.subList(0, oldest.size()).clear();
        }
        return oldest.size();
    }

    @Override
    public void whenAdded(Runnable wake) {
        wakes.add(wake);
    }

    @Override
    public synchronized Backlog backlog() {
        return new Backlog(waiting.size(), Duration.ZERO, setAside.size());
    }
}
