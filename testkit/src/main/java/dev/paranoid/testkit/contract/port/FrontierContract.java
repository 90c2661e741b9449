package dev.paranoid.testkit.contract.port;

import static dev.paranoid.testkit.contract.scenario.Workbench.keys;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.job.Frontier;
import dev.paranoid.application.port.job.Frontier.Added;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows below which something may be live: each is in it once, until it is taken out. */
public abstract class FrontierContract {

    private static final int MANY = 5_000;

    private final Workbench bench;
    private final Frontier frontier;
    private final EntityType users;
    private final EntityType stories;

    public FrontierContract(Function<TestSchema, Workbench> workbench) {
        this.bench = workbench.apply(TutorialRows.SCHEMA);
        this.frontier = bench.background().frontier();
        this.users = bench.type("users");
        this.stories = bench.type("stories");
    }

    private void change(Runnable work) {
        bench.inTransaction(() -> {
            work.run();
            return true;
        });
    }

    private List<RowKey> all(EntityType type, int limit) {
        return bench.inTransaction(() -> {
            List<RowKey> all = new ArrayList<>();
            List<RowKey> page = next(type, Optional.empty(), limit);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(limit);
                all.addAll(page);
                page = next(type, Optional.of(page.get(page.size() - 1)), limit);
            }
            return all;
        });
    }

    private List<RowKey> next(EntityType type, Optional<RowKey> after, int limit) {
        return frontier.next(type, after, limit).stream().map(Added::row).toList();
    }

    private Added only() {
        List<Added> all = bench.inTransaction(() -> frontier.next(stories, Optional.empty(), 10));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void whatWasAddedOnceMoreIsNotTakenOutForWhatWasThereBefore() {
        change(() -> frontier.add(stories, keys("1")));
        Added before = only();
        change(() -> frontier.add(stories, keys("1")));
        change(() -> frontier.removeUnchanged(stories, before));
        Added after = only();
        assertThat(after.times()).isGreaterThan(before.times());
        change(() -> frontier.removeUnchanged(stories, after));

        assertThat(all(stories, 10)).isEmpty();
    }

    @Test
    void whatIsAddedTwiceIsInItOnce() {
        change(() -> frontier.add(stories, keys("1", "2")));
        change(() -> frontier.add(stories, keys("3", "2")));

        assertThat(all(stories, 10)).containsExactlyInAnyOrderElementsOf(keys("1", "2", "3"));
        assertThat(all(users, 10)).isEmpty();
    }

    @Test
    void rowsOfDifferentTypesAreApart() {
        change(() -> frontier.add(stories, keys("1")));
        change(() -> frontier.add(users, keys("1")));
        change(() -> frontier.remove(stories, keys("1", "4")));

        assertThat(all(stories, 10)).isEmpty();
        assertThat(all(users, 10)).containsExactlyElementsOf(keys("1"));
    }

    @Test
    void pagesHaveEachRowOnce() {
        change(() -> frontier.add(stories, keys("10", "9", "1", "a", "B", "-3")));

        assertThat(all(stories, 2))
                .hasSize(6)
                .containsExactlyInAnyOrderElementsOf(keys("10", "9", "1", "a", "B", "-3"));
    }

    @Test
    void keysAreComparedExactly() {
        String longest = "\uD83D\uDE00".repeat(255);
        change(() -> frontier.add(stories, keys("a", "A", "á", "a ", longest)));
        change(() -> frontier.remove(stories, keys("A")));

        assertThat(all(stories, 10)).containsExactlyInAnyOrderElementsOf(keys("a", "á", "a ", longest));
    }

    @Test
    void manyAreAddedAndTakenOutAtOnce() {
        List<RowKey> many =
                IntStream.range(0, MANY).mapToObj(id -> new RowKey("" + id)).toList();
        change(() -> frontier.add(stories, many));
        assertThat(all(stories, 1000)).hasSize(MANY);
        change(() -> frontier.remove(stories, many));
        change(() -> frontier.add(stories, List.of()));
        change(() -> frontier.remove(stories, List.of()));

        assertThat(all(stories, 10)).isEmpty();
    }

    @Test
    void whatIsRolledBackHasNotHappened() {
        change(() -> frontier.add(stories, keys("1")));
        bench.ports().transactions().undone(() -> {
            frontier.remove(stories, keys("1"));
            frontier.add(stories, keys("2"));
            return true;
        });

        assertThat(all(stories, 10)).containsExactlyElementsOf(keys("1"));
    }

    /** Some add what others take out, in any order; hardly anybody has to begin anew. */
    @Test
    void thoseWhoWantTheSameRowsDoNotBlockEachOtherForEver() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> attempts = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int number = thread;
            attempts.add(threads.submit(() -> attempts(number)));
        }
        for (Future<Integer> each : attempts) {
            assertThat(each.get()).as("attempts").isLessThan(2 * ROUNDS);
        }
        threads.shutdown();
    }

    private static final int ROUNDS = 25;

    private int attempts(int thread) {
        int[] attempts = {0};
        for (int round = 0; round < ROUNDS; round++) {
            List<RowKey> some = new ArrayList<>(
                    IntStream.range(0, 60).mapToObj(id -> new RowKey("" + id)).toList());
            Collections.rotate(some, 7 * (thread + round));
            boolean adds = (thread + round) % 2 == 0;
            bench.inTransaction(() -> {
                attempts[0]++;
                if (adds) {
                    frontier.add(stories, some.subList(0, 40));
                } else {
                    frontier.remove(stories, some.subList(0, 40));
                }
                return true;
            });
        }
        return attempts[0];
    }
}
