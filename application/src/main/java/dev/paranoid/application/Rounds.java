package dev.paranoid.application;

import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.ValueTaken;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Refusal;
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
 * Carries out a batch in one transaction. Where some items are refused it is rolled back and carried out again without
 * them, as if they had not been asked: a round each time.
 */
final class Rounds {

    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 10;

    private final Transactions transactions;
    private final boolean inBackground;

    /** Carries out a batch, at once or by beginning work in the background. */
    interface Attempt<R> {
        Map<EntityRef, Answer<R>> apply(List<EntityRef> rows, boolean inBackground);
    }

    /**
     * Rounds.
     *
     * @param inBackground whether everything goes on in the background, however few rows it touches
     */
    Rounds(Transactions transactions, boolean inBackground) {
        this.transactions = transactions;
        this.inBackground = inBackground;
    }

    /**
     * {@return an answer for each of the rows}
     *
     * @param attempt answers all rows that it is given, or throws {@link LeftOut}, {@link Overtaken}, {@link ValueTaken},
     *     {@link DatabaseRefused}, or, unless it is to go on in the background, {@link TooLarge}
     */
    <R> Map<EntityRef, Answer<R>> of(List<EntityRef> rows, Attempt<R> attempt) {
        return of(rows, attempt, inBackground);
    }

    private <R> Map<EntityRef, Answer<R>> of(List<EntityRef> rows, Attempt<R> attempt, boolean large) {
        boolean tooLarge = large;
        List<EntityRef> remaining = new ArrayList<>(rows);
        Map<EntityRef, Answer<R>> answers = new HashMap<>();
        int tries = 0;
        boolean takenBefore = false;
        while (!remaining.isEmpty()) {
            try {
                boolean background = tooLarge;
                answers.putAll(transactions.inTransaction(() -> attempt.apply(List.copyOf(remaining), background)));
                return answers;
            } catch (LeftOut leftOut) {
                leftOut.refusals().forEach((row, refusal) -> answers.put(row, Answer.refused(row, refusal)));
                remaining.removeAll(leftOut.refusals().keySet());
            } catch (TooLarge seen) {
                if (tooLarge) {
                    throw seen;
                }
                tooLarge = true;
            } catch (Overtaken overtaken) {
                tries = next(tries, overtaken);
            } catch (ValueTaken taken) {
                if (takenBefore) {
                    answers.putAll(apart(remaining, attempt, tooLarge, taken));
                    return answers;
                }
                takenBefore = true;
            } catch (DatabaseRefused refused) {
                boolean background = tooLarge;
                Optional<Map<EntityRef, Refusal>> culprit = new Culprits(
                                transactions, some -> attempt.apply(some, background))
                        .in(List.copyOf(remaining), refused);
                if (culprit.isEmpty()) {
                    remaining.forEach(row -> answers.putAll(of(List.of(row), attempt, background)));
                    return answers;
                }
                culprit.get().forEach((row, refusal) -> answers.put(row, Answer.refused(row, refusal)));
                remaining.removeAll(culprit.get().keySet());
            }
        }
        return answers;
    }

    private static int next(int tries, Overtaken overtaken) {
        if (tries + 1 >= TRIES) {
            throw new Unavailable("Others kept changing the same rows", Duration.ofSeconds(1), overtaken);
        }
        pause(tries + 1);
        return tries + 1;
    }

    /** At random, or two that overtake each other would do so again. */
    private static void pause(int tries) {
        long millis = ThreadLocalRandom.current().nextLong(1, PAUSE_MILLIS * tries);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** A value that is taken twice is refused; in a batch the item that wants it is found by taking the batch apart. */
    private <R> Map<EntityRef, Answer<R>> apart(
            List<EntityRef> rows, Attempt<R> attempt, boolean large, ValueTaken taken) {
        Map<EntityRef, Answer<R>> answers = new HashMap<>();
        if (rows.size() == 1) {
            Refusal refusal = new UniqueConflict(List.of(taken.conflict()));
            answers.put(rows.get(0), Answer.refused(rows.get(0), refusal));
        } else {
            rows.forEach(row -> answers.putAll(of(List.of(row), attempt, large)));
        }
        return answers;
    }
}
