package dev.paranoid.application.call;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Refusal.LockedByOthers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A batch some of whose rows others have locked. What needs none of these is carried out; what does is tried again until the time
 * is over, and is then left out, as if nobody had asked for it.
 */
final class LockedItems<R> {

    /** How long a part of the batch is tried before somebody counts as being in its way. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final Context context;
    private final Map<EntityRef, Answer<R>> answers;
    private final Consumer<List<EntityRef>> work;
    private final long until;

    /**
     * A batch.
     *
     * @param answers where the work puts its answers
     * @param work carries out what it is given, or throws {@link Busy}
     */
    LockedItems(Context context, Map<EntityRef, Answer<R>> answers, Consumer<List<EntityRef>> work) {
        this.context = context;
        this.answers = answers;
        this.work = work;
        this.until = System.nanoTime() + context.transactions().left().toNanos();
    }

    /**
     * Answers all rows.
     *
     * @throws Busy where others are in the way of each of them; then nothing has happened
     */
    void carryOut(List<EntityRef> rows) {
        try {
            answerAll(rows);
        } catch (Unavailable away) {
            throw answers.values().stream().anyMatch(Granted.class::isInstance) ? away.amid() : away;
        }
    }

    private void answerAll(List<EntityRef> rows) {
        Optional<Busy> inTheWay = tried(rows);
        if (inTheWay.isEmpty()) {
            return;
        }
        while (inTheWay.isPresent() && inTime()) {
            around(open(rows));
            inTheWay = tried(open(rows));
        }
        List<EntityRef> locked = unanswered(rows);
        if (locked.size() == rows.size()) {
            throw inTheWay.orElseThrow();
        }
        if (!locked.isEmpty()) {
            // What the last round took out of their way, they have not seen.
            tried(refused(rows));
        }
        locked.forEach(row -> answers.put(row, Answer.refused(row, new LockedByOthers(row))));
    }

    private boolean inTime() {
        return System.nanoTime() - until < 0;
    }

    /** {@return what it met, where others were in its way} */
    private Optional<Busy> tried(List<EntityRef> rows) {
        try {
            if (!rows.isEmpty()) {
                glance(rows);
            }
            return Optional.empty();
        } catch (Busy inTheWay) {
            return Optional.of(inTheWay);
        }
    }

    private void glance(List<EntityRef> rows) {
        Duration left = Duration.ofNanos(until - System.nanoTime());
        context.transactions().atMost(left.compareTo(GLANCE) < 0 ? left : GLANCE, () -> {
            work.accept(rows);
            return true;
        });
    }

    private void around(List<EntityRef> rows) {
        List<EntityRef> free = free(rows);
        boolean done = free.size() < rows.size() && tried(free).isEmpty();
        if (!done && free.size() > 1) {
            new AroundLocked<>(this::glance, row -> row, this::inTime).carryOut(free);
        }
    }

    /** {@return those of these rows that nobody has locked; some below them may be} */
    private List<EntityRef> free(List<EntityRef> rows) {
        try {
            return context.transactions()
                    .atMost(
                            GLANCE,
                            () -> context.transactions().undone(() -> {
                                context.sharing().lockRoots(rows);
                                return rows;
                            }));
        } catch (RowsInUse inUse) {
            return rows.stream().filter(row -> !inUse.rows().contains(row)).toList();
        } catch (Busy tableLocked) {
            return List.of();
        }
    }

    private List<EntityRef> unanswered(List<EntityRef> rows) {
        return rows.stream().filter(row -> !answers.containsKey(row)).toList();
    }

    /** {@return what has no answer, and what another item may have taken something out of the way of} */
    private List<EntityRef> open(List<EntityRef> rows) {
        Set<EntityRef> open = new HashSet<>(unanswered(rows));
        open.addAll(refused(rows));
        return rows.stream().filter(open::contains).toList();
    }

    private List<EntityRef> refused(List<EntityRef> rows) {
        return Attempts.waiting(rows, answers);
    }
}
