package dev.paranoid.testkit.contract.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Cursor;
import dev.paranoid.application.port.job.Job.Item;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.job.Job.Task;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs;
import dev.paranoid.application.port.job.Jobs.Start;
import dev.paranoid.application.port.job.Jobs.Watched;
import dev.paranoid.application.port.job.Jobs.WatchedRoot;
import dev.paranoid.application.port.row.Hider;
import dev.paranoid.application.port.row.RestoreClash;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Jobs: whose turn it is, how far each has come, who may carry it on, and what the ledger says of deletions meanwhile. */
public abstract class JobsContract {

    private final Workbench bench;
    private final Jobs jobs;

    public JobsContract(Function<TestSchema, Workbench> workbench) {
        this.bench = workbench.apply(TutorialRows.SCHEMA).with(TutorialRows.rows());
        this.jobs = bench.background().jobs();
    }

    private <T> T does(Supplier<T> work) {
        return bench.inTransaction(work);
    }

    private void change(Runnable work) {
        does(() -> {
            work.run();
            return true;
        });
    }

    private DeletionId opened(String root) {
        return does(() -> bench.open(DeletionMode.SOFT, root).get(0).id());
    }

    private Deletion deletion(DeletionId id) {
        return Objects.requireNonNull(
                does(() -> bench.ports().ledger().find(List.of(id))).get(id));
    }

    private static State hiding(DeletionId... deletions) {
        return State.of(new Task(Kind.HIDE, List.of(deletions), List.of(), "ann"), Stage.SPREAD, List.of());
    }

    private JobId start(String component, Activity activity, DeletionId... deletions) {
        return does(() -> jobs.start(List.of(new Start(component, hiding(deletions), activity))))
                .get(0);
    }

    @Test
    void jobsOfOneComponentTakeTheirTurns() {
        List<JobId> ids = does(() -> jobs.start(List.of(
                new Start("stories", hiding(), Activity.HIDING),
                new Start("tags", hiding(), Activity.HIDING),
                new Start("stories", hiding(), Activity.HIDING))));

        assertThat(ids).isSortedAccordingTo((one, other) -> Long.compare(one.value(), other.value()));
        assertThat(jobs.next("stories")).contains(ids.get(0));
        assertThat(jobs.next("tags")).contains(ids.get(1));
        assertThat(jobs.next("others")).isEmpty();

        change(() -> jobs.end(locked(ids.get(0))));
        assertThat(jobs.next("stories")).contains(ids.get(2));
        change(() -> jobs.end(locked(ids.get(2))));
        assertThat(jobs.next("stories")).isEmpty();
        assertThat(jobs.busy()).isTrue();
        assertThat(jobs.unfinished(ids)).containsExactly(ids.get(1));
        change(() -> jobs.end(locked(ids.get(1))));
        assertThat(jobs.unfinished(ids)).isEmpty();
        assertThat(jobs.unfinished(List.of())).isEmpty();
        assertThat(jobs.busy()).isFalse();
    }

    private Job locked(JobId id) {
        return jobs.lock(id, jobs.claim(id)).orElseThrow();
    }

    @Test
    void onlyTheLatestClaimCounts() {
        JobId id = start("stories", Activity.HIDING);
        long first = does(() -> jobs.claim(id));
        assertThat(does(() -> jobs.lock(id, first))).isPresent();
        long second = does(() -> jobs.claim(id));

        assertThat(does(() -> jobs.lock(id, first))).isEmpty();
        assertThat(does(() -> jobs.lock(id, second))).isPresent();
        change(() -> jobs.end(jobs.lock(id, second).orElseThrow()));
        assertThat(does(() -> jobs.lock(id, second))).isEmpty();
    }

    /** With all that a state may hold. */
    private static State rich() {
        DeletionId one = new DeletionId(1);
        DeletionId two = new DeletionId(2);
        Conflict conflict = new Conflict("users", "users", "email", Optional.of("1"), Optional.empty());
        RowCounts counts = RowCounts.none();
        counts.add(one, "stories", 3);
        counts.handOver(one, "reviews", new Hider(Optional.of(two), Scenario.ref("users/2")));
        counts.handOver(two, "reviews", new Hider(Optional.empty(), Scenario.ref("users/3")));
        counts.collect(
                "users", new RowCounts.Collected(5, 2, Optional.of(Instant.parse("2026-11-28T10:00:00.000001Z"))));
        counts.blockers().add(new Blocker("stories", "stories.created_by", 12, List.of("1", "2")));
        counts.clash(List.of(new RestoreClash(conflict, Set.of(one), Set.of())));
        counts.expect(Map.of("stories", 10L), true);
        Item item = new Item(Scenario.ref("users/1"), one, List.of(one, two), List.of(two));
        return new State(
                new Task(Kind.LIFT, List.of(one, two), List.of(item), "ann"),
                Stage.COMPARE,
                new Cursor(3, Optional.of("a \u00e9 \uD83D\uDE00"), Optional.of("0:1:true"), true),
                List.of(two),
                counts,
                Map.of(
                        "users/1", new UniqueConflict(List.of(conflict)),
                        "users/2",
                                new ParentDeleted(List.of(new HiddenBy(Optional.of(one), Scenario.ref("users/1"))), 1),
                        "#1", new Restricted(List.of(new Blocker("stories", "stories.created_by", 1, List.of("7")))),
                        "#2", new HeldBack("never", "users", "Users stay", Optional.empty())));
    }

    @Test
    void aStateIsKeptAsItIs() {
        JobId id = does(() -> jobs.start(List.of(new Start("stories", rich(), Activity.LIFTING))))
                .get(0);
        assertThat(jobs.find(id).orElseThrow().job()).isEqualTo(new Job(id, "stories", rich()));

        State moved = rich().then(Stage.RESOLVE).at(Cursor.START.to(2).behind("9"));
        change(() -> jobs.save(locked(id).in(moved)));
        assertThat(does(() -> locked(id)).state()).isEqualTo(moved);
        assertThat(jobs.find(id).map(Watched::ended)).contains(false);
        change(() -> jobs.end(locked(id).in(rich())));
        assertThat(jobs.find(id).orElseThrow().job().state()).isEqualTo(rich());
        assertThat(jobs.find(id).map(Watched::ended)).contains(true);
        assertThat(jobs.find(new JobId(id.value() + 100))).isEmpty();
    }

    @Test
    void whatWasHandedOutDoesNotChangeWithIt() {
        JobId id = start("stories", Activity.HIDING);
        change(() -> locked(id).state().counts().add(new DeletionId(1), "stories", 3));

        assertThat(does(() -> locked(id)).state().counts().rows()).isEmpty();
    }

    @Test
    void theLedgerSaysWhatIsDoneToDeletions() {
        DeletionId one = opened("users/1");
        DeletionId two = opened("users/2");
        JobId first = start("stories", Activity.HIDING, one);
        JobId second = start("stories", Activity.REMOVING, two);

        assertThat(deletion(one).activity()).contains(Activity.HIDING);
        assertThat(deletion(two).activity()).contains(Activity.REMOVING);
        change(() -> jobs.resolve(second, List.of(two)));
        assertThat(deletion(two).activity()).contains(Activity.LIFTING);
        change(() -> jobs.settle(List.of(one, two)));
        assertThat(deletion(one).activity()).isEmpty();
        assertThat(deletion(two).activity()).isEmpty();
        assertThat(jobs.opening(List.of(one, two))).isEqualTo(Map.of(one, first, two, second));
    }

    @Test
    void theJobThatOpenedADeletionIsKnownWhenAnotherHasIt() {
        DeletionId one = opened("users/1");
        DeletionId two = opened("users/2");
        JobId hides = start("stories", Activity.HIDING, one);
        JobId lifts = start("stories", Activity.LIFTING, one);

        assertThat(jobs.opening(List.of(one, two))).isEqualTo(Map.of(one, hides));
        assertThat(latest(one, two)).isEqualTo(Map.of(one, lifts));
        assertThat(jobs.watch(one)).hasValueSatisfying(watched -> {
            assertThat(watched.deletion()).isEqualTo(deletion(one));
            assertThat(watched.job()).isEqualTo(jobs.find(lifts));
        });
        assertThat(jobs.watch(two)).contains(new WatchedRoot(deletion(two), Optional.empty()));
        assertThat(jobs.watch(new DeletionId(Long.MAX_VALUE))).isEmpty();
        JobId third = start("stories", Activity.HIDING);
        change(() -> jobs.resolve(third, List.of(one)));
        assertThat(latest(one)).isEqualTo(Map.of(one, third));
        assertThat(jobs.opening(List.of())).isEmpty();
    }

    private Map<DeletionId, JobId> latest(DeletionId... deletions) {
        return does(() -> jobs.latest(List.of(deletions))).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, latest -> latest.getValue().id()));
    }

    @Test
    void whatIsRolledBackHasNotHappened() {
        DeletionId one = opened("users/1");
        bench.ports()
                .transactions()
                .undone(() -> jobs.start(List.of(new Start("stories", hiding(one), Activity.HIDING))));

        assertThat(jobs.next("stories")).isEmpty();
        assertThat(jobs.busy()).isFalse();
        assertThat(deletion(one).activity()).isEmpty();
        assertThat(does(() -> jobs.start(List.of()))).isEmpty();
    }
}
