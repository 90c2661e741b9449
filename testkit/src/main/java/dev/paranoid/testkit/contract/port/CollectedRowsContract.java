package dev.paranoid.testkit.contract.port;

import static dev.paranoid.testkit.contract.scenario.Workbench.keys;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.job.CollectedRows;
import dev.paranoid.application.port.job.CollectedRows.Collected;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What jobs have found: in the order in which they did, and by type and key. */
public abstract class CollectedRowsContract {

    private static final JobId JOB = new JobId(7);
    private static final JobId OTHER = new JobId(8);
    private static final int MANY = 5_000;

    private final Workbench bench;
    private final CollectedRows collected;
    private final EntityType users;
    private final EntityType stories;

    public CollectedRowsContract(Function<TestSchema, Workbench> workbench) {
        this.bench = workbench.apply(TutorialRows.SCHEMA);
        this.collected = bench.background().collected();
        this.users = bench.type("users");
        this.stories = bench.type("stories");
    }

    private void change(Runnable work) {
        bench.inTransaction(() -> {
            work.run();
            return true;
        });
    }

    private <T> T read(Supplier<T> work) {
        return bench.inTransaction(work);
    }

    private List<EntityRef> inOrder(JobId job, int limit) {
        return read(() -> {
            List<EntityRef> all = new ArrayList<>();
            List<Collected> page = collected.next(job, 0, limit);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(limit);
                page.forEach(row -> all.add(row.row()));
                page = collected.next(job, page.get(page.size() - 1).place(), limit);
            }
            return all;
        });
    }

    @Test
    void rowsComeInTheOrderInWhichTheyWereAdded() {
        change(() -> collected.add(JOB, users, keys("9")));
        change(() -> collected.add(OTHER, users, keys("5")));
        change(() -> collected.add(JOB, stories, keys("2")));
        change(() -> collected.add(JOB, users, keys("1")));

        assertThat(inOrder(JOB, 2)).containsExactlyElementsOf(Scenario.refs("users/9", "stories/2", "users/1"));
        assertThat(inOrder(OTHER, 2)).containsExactlyElementsOf(Scenario.refs("users/5"));
    }

    @Test
    void thoseAddedTogetherComeBehindAllBefore() {
        change(() -> collected.add(JOB, users, keys("9", "7", "8", "6", "5")));
        change(() -> collected.add(JOB, stories, keys("2", "1", "3")));

        List<EntityRef> all = inOrder(JOB, 3);
        assertThat(all).hasSize(8).doesNotHaveDuplicates();
        assertThat(all.subList(0, 5)).allMatch(row -> row.type().equals("users"));
    }

    @Test
    void pagesOfATypeHaveEachRowOnce() {
        change(() -> collected.add(JOB, users, keys("9", "7", "10", "á", "a", "A")));
        change(() -> collected.add(JOB, stories, keys("1")));
        List<RowKey> all = read(() -> {
            List<RowKey> seen = new ArrayList<>();
            List<RowKey> page = collected.of(JOB, users, Optional.empty(), 2);
            while (!page.isEmpty()) {
                seen.addAll(page);
                page = collected.of(JOB, users, Optional.of(page.get(page.size() - 1)), 2);
            }
            return seen;
        });

        assertThat(all).hasSize(6).containsExactlyInAnyOrderElementsOf(keys("9", "7", "10", "á", "a", "A"));
    }

    @Test
    void tellsWhichOfSomeItHas() {
        change(() -> collected.add(JOB, users, keys("1", "2", "3")));
        change(() -> collected.add(OTHER, users, keys("4")));

        assertThat(read(() -> collected.among(JOB, users, keys("1", "3", "4", "5"))))
                .isEqualTo(keys("1", "3"));
        assertThat(read(() -> collected.among(JOB, stories, keys("1")))).isEmpty();
        assertThat(read(() -> collected.among(JOB, users, List.of()))).isEmpty();
    }

    @Test
    void takesOutWhatIsNamed() {
        change(() -> collected.add(JOB, users, keys("1", "2", "3")));
        change(() -> collected.add(JOB, stories, keys("2")));
        change(() -> collected.remove(JOB, users, keys("2", "3", "4")));
        change(() -> collected.remove(JOB, users, List.of()));

        assertThat(inOrder(JOB, 10)).containsExactlyElementsOf(Scenario.refs("users/1", "stories/2"));
    }

    @Test
    void isClearedALittleAtATime() {
        List<RowKey> many =
                IntStream.range(0, MANY).mapToObj(id -> new RowKey("" + id)).toList();
        change(() -> collected.add(JOB, users, many));
        change(() -> collected.add(OTHER, users, keys("1")));

        assertThat(read(() -> collected.clear(JOB, MANY - 1000))).isEqualTo(MANY - 1000);
        assertThat(read(() -> collected.clear(JOB, MANY))).isEqualTo(1000);
        assertThat(read(() -> collected.clear(JOB, MANY))).isZero();
        assertThat(inOrder(JOB, 10)).isEmpty();
        assertThat(inOrder(OTHER, 10)).hasSize(1);
    }

    @Test
    void whatIsRolledBackHasNotHappened() {
        change(() -> collected.add(JOB, users, keys("1")));
        bench.ports().transactions().undone(() -> {
            collected.add(JOB, users, keys("2"));
            collected.remove(JOB, users, keys("1"));
            return true;
        });

        assertThat(inOrder(JOB, 10)).containsExactlyElementsOf(Scenario.refs("users/1"));
    }
}
