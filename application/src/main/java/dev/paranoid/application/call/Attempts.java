package dev.paranoid.application.call;

import dev.paranoid.application.engine.budget.BudgetedTransactions;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.row.ValueTaken;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries out a batch in one transaction. Where some items are refused it is rolled back and tried again without them, as if
 * they had not been asked. What others have locked is left out in the same way. Where it is too large it is halved, until a part that is too large alone begins in the background, or
 * is refused where that must not be.
 */
public final class Attempts {

    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 10;

    private final Context context;
    private final BudgetedTransactions transactions;
    private final boolean shared;
    private final boolean inBackground;
    private final Again again;
    private final Parts parts;

    /** Splits a batch into the smallest parts that can be judged by themselves. */
    public interface Parts {

        /** What is deleted together is judged one by one. */
        Parts EACH = rows -> rows.stream().map(List::of).toList();

        /**
         * {@return the rows in parts, in their order; one part alone where it cannot be split}
         *
         * @param rows of one batch, at least two
         */
        List<List<EntityRef>> of(List<EntityRef> rows);
    }

    /** When parts of a batch that were refused are tried again. */
    public enum Again {
        /** Each part is judged by itself. */
        NEVER,
        /** The others have taken out of the way what they can. */
        AT_ONCE,
        /** What is in the way may go only when the work of the others in the background has ended. */
        IN_BACKGROUND
    }

    /**
     * Carries out a batch, at once or by beginning work in the background.
     *
     * @param <R> what each row is answered
     */
    public interface Attempt<R> {
        /**
         * {@return an answer for each of the rows, in the transaction that is running}
         *
         * @param rows what is left of the batch
         * @param large whether it begins work in the background
         */
        Map<EntityRef, Answer<R>> apply(List<EntityRef> rows, boolean large);
    }

    /**
     * Attempts in the transactions of a context.
     *
     * @param context where callers share it, a batch is carried out in one transaction, or not at all
     * @param inBackground whether everything goes on in the background, however few rows it touches
     * @param again when an item is tried again that was refused for what another half takes out of the way
     * @param parts how a batch is split that is too large
     */
    public Attempts(Context context, boolean inBackground, Again again, Parts parts) {
        this.context = context;
        this.transactions = context.transactions();
        this.shared = context.shared();
        this.inBackground = inBackground;
        this.again = again;
        this.parts = parts;
    }

    /**
     * {@return an answer for each of the rows} All transactions together are tried again for as long as a call is patient.
     *
     * @param <R> what each row is answered
     * @param rows each once, with canonical ids
     * @param whole whether a batch that is too large within a transaction is left to who began that, who makes it smaller
     * @param attempt answers all rows that it is given, or throws {@link ItemsRefused}, {@link ConcurrentChange},
     *     {@link ValueTaken}, {@link DatabaseRefused}, or, unless it is to begin in the background, {@link TooLarge}
     * @throws TooLarge where the batch is left to who began the transaction
     * @throws Busy where others are in the way of all rows; within a transaction, or where there is one, of any
     */
    public <R> Map<EntityRef, Answer<R>> of(List<EntityRef> rows, boolean whole, Attempt<R> attempt) {
        return transactions.atMost(transactions.left(), () -> answers(rows, whole, attempt));
    }

    private <R> Map<EntityRef, Answer<R>> answers(List<EntityRef> rows, boolean whole, Attempt<R> attempt) {
        Map<EntityRef, Answer<R>> answers = new HashMap<>();
        if (rows.size() < 2 || shared || transactions.joining()) {
            carryOut(rows, whole, attempt, answers);
        } else {
            new LockedItems<>(context, answers, some -> carryOut(some, whole, attempt, answers)).carryOut(rows);
        }
        return answers;
    }

    /** What one half was refused for, the other may have taken out of the way. */
    private <R> void again(boolean whole, Attempt<R> attempt, List<EntityRef> rows, Map<EntityRef, Answer<R>> answers) {
        List<EntityRef> waiting = waiting(rows, answers);
        boolean later = again == Again.IN_BACKGROUND;
        int before;
        do {
            before = waiting.size();
            List<EntityRef> round = waiting;
            parts.of(round)
                    .forEach(part -> carryOut(part, whole, attempt, answers, inBackground || (later && !atomic())));
            waiting = waiting(rows, answers);
        } while (!waiting.isEmpty() && waiting.size() < before);
    }

    /** {@return those that were refused for what another item may have taken out of the way} */
    static <R> List<EntityRef> waiting(List<EntityRef> rows, Map<EntityRef, Answer<R>> answers) {
        return rows.stream()
                .filter(row -> answers.get(row) instanceof Refused<R> refused
                        && (refused.refusal() instanceof Restricted || refused.refusal() instanceof ParentDeleted))
                .toList();
    }

    private <R> void carryOut(
            List<EntityRef> rows, boolean whole, Attempt<R> attempt, Map<EntityRef, Answer<R>> answers) {
        carryOut(rows, whole, attempt, answers, inBackground);
    }

    private <R> void carryOut(
            List<EntityRef> rows,
            boolean whole,
            Attempt<R> attempt,
            Map<EntityRef, Answer<R>> answers,
            boolean atFirst) {
        boolean large = atFirst;
        boolean takenBefore = false;
        int tries = 0;
        List<EntityRef> remaining = new ArrayList<>(rows);
        while (!remaining.isEmpty()) {
            try {
                boolean background = large;
                answers.putAll(transactions.inTransaction(() -> attempt.apply(List.copyOf(remaining), background)));
                return;
            } catch (ItemsRefused leftOut) {
                leftOut.refusals().forEach((row, refusal) -> answers.put(row, Answer.refused(row, refusal)));
                remaining.removeAll(leftOut.refusals().keySet());
            } catch (TooLarge tooLarge) {
                leave(remaining, tooLarge);
                List<List<EntityRef>> smaller = remaining.size() > 1 ? parts.of(remaining) : List.of();
                if (smaller.size() > 1) {
                    halves(smaller, whole, attempt, answers, tooLarge);
                    return;
                }
                if (atomic()) {
                    remaining.forEach(row -> answers.put(row, Answer.refused(row, tooLarge.refusal(row))));
                    return;
                }
                large = inBackground(large, tooLarge);
            } catch (ConcurrentChange overtaken) {
                tries = next(tries, overtaken);
            } catch (ValueTaken taken) {
                if (takenBefore) {
                    apart(remaining, whole, attempt, answers, taken);
                    return;
                }
                takenBefore = true;
            } catch (DatabaseRefused refused) {
                boolean background = large;
                Optional<Map<EntityRef, Refusal>> culprit = new RefusedItemSearch(
                                transactions, some -> attempt.apply(some, background))
                        .in(List.copyOf(remaining), refused);
                if (culprit.isEmpty()) {
                    leave(remaining, refused);
                    remaining.forEach(row -> carryOut(List.of(row), whole, attempt, answers));
                    return;
                }
                culprit.get().forEach((row, refusal) -> answers.put(row, Answer.refused(row, refusal)));
                remaining.removeAll(culprit.get().keySet());
            }
        }
    }

    /** In a transaction of the caller's, nothing goes on in the background that he did not ask for. */
    private boolean atomic() {
        return !inBackground && transactions.withinCallers();
    }

    private static boolean inBackground(boolean already, TooLarge tooLarge) {
        if (already) {
            throw tooLarge;
        }
        return true;
    }

    private <R> void halves(
            List<List<EntityRef>> smaller,
            boolean whole,
            Attempt<R> attempt,
            Map<EntityRef, Answer<R>> answers,
            TooLarge tooLarge) {
        if (whole && transactions.running()) {
            throw tooLarge;
        }
        int half = smaller.size() / 2;
        carryOut(joined(smaller.subList(0, half)), whole, attempt, answers);
        carryOut(joined(smaller.subList(half, smaller.size())), whole, attempt, answers);
        if (again != Again.NEVER) {
            again(whole, attempt, joined(smaller), answers);
        }
    }

    /** A batch that callers share is left to who put it together. */
    private void leave(List<EntityRef> rows, RuntimeException failure) {
        if (shared && rows.size() > 1) {
            throw failure;
        }
    }

    private static List<EntityRef> joined(List<List<EntityRef>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private int next(int before, ConcurrentChange overtaken) {
        int tries = before + 1;
        if (tries >= TRIES || transactions.left().isZero()) {
            throw new Busy(
                    "Other calls changed the rows of this call in each of its " + tries + " attempts",
                    Duration.ofSeconds(1),
                    overtaken);
        }
        pause(tries);
        return tries;
    }

    /** At random, or two that overtake each other would do so again. */
    private static void pause(int tries) {
        long millis = ThreadLocalRandom.current().nextLong(1, PAUSE_MILLIS * tries);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** A value that is taken twice is refused; in a batch the item that wants it is found by taking the batch apart. */
    private <R> void apart(
            List<EntityRef> rows,
            boolean whole,
            Attempt<R> attempt,
            Map<EntityRef, Answer<R>> answers,
            ValueTaken taken) {
        if (rows.size() == 1) {
            Refusal refusal = new UniqueConflict(List.of(taken.conflict()));
            answers.put(rows.get(0), Answer.refused(rows.get(0), refusal));
        } else {
            leave(rows, taken);
            rows.forEach(row -> carryOut(List.of(row), whole, attempt, answers));
        }
    }
}
