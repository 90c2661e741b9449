package dev.paranoid.mybatis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.Parents;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.Wiretap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No statement scans a table: each is explained just before it runs, in its own transaction and with its own values, on
 * {@link ManyRows}.
 */
class ExplainTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final Wiretap TAP = Wiretap.of(Demo.withCycle());

    private final ExplainedScans plans = new ExplainedScans();

    @BeforeAll
    static void fill() {
        ManyRows.fill(TAP.engine().jdbc(), () -> {
            granted(deletions().delete(CALLER, DeletionMode.SOFT, requests(Demo.users(3_001, 1_500))));
        });
    }

    @AfterAll
    static void close() {
        TAP.close();
    }

    @AfterEach
    void nothingScansATable() {
        assertThat(plans.explained()).isPositive();
        assertThat(plans.scans()).as(() -> String.join("\n", plans.scans())).isEmpty();
    }

    private static Deletions deletions() {
        return TAP.engine().deletions();
    }

    private static Entities entities() {
        return TAP.engine().entities();
    }

    private static List<DeleteRequest> requests(List<EntityRef> rows) {
        return rows.stream().map(DeleteRequest::of).toList();
    }

    private static EntityRef row(String type, int id) {
        return new EntityRef(type, Integer.toString(id));
    }

    private static <T> List<T> granted(List<? extends Answer<? extends T>> answers) {
        return answers.stream().<T>map(answer -> answer.orThrow()).toList();
    }

    private void explained(Runnable action) {
        TAP.during(plans, action);
    }

    private DeletionId delete(EntityRef... rows) {
        List<Deletion> opened = granted(deletions().delete(CALLER, DeletionMode.SOFT, requests(List.of(rows)))).stream()
                .map(deleted -> deleted.deletion())
                .toList();
        return opened.get(0).id();
    }

    private void restore(Parents parents, EntityRef row) {
        explained(() -> granted(deletions().restore(CALLER, parents, List.of(row))));
    }

    @Test
    void softDelete() {
        explained(() -> delete(Demo.user(11)));
        explained(() -> delete(row("stories", 30_000)));
        explained(() -> delete(row("categories", 1)));
    }

    /** Users whose slices are a few rows each, one that an invoice refuses, a tree, and two that are restored one from the other. */
    @Test
    void whatGoesOnInTheBackground() {
        for (DeletionMode mode : DeletionMode.values()) {
            explained(() -> accepted(mode, Demo.user(61), Demo.user(6_001)));
            explained(ExplainTests::watch);
            explained(this::drain);
        }
        explained(() -> accepted(DeletionMode.SOFT, row("categories", 4)));
        explained(this::drain);
        delete(Demo.user(33));
        delete(row("stories", 33));
        explained(() ->
                granted(inBackground().restore(CALLER, Parents.LIFT, List.of(Demo.user(33), row("categories", 4)))));
        explained(this::drain);
    }

    /** Only the first is carried out. */
    private static void accepted(DeletionMode mode, EntityRef... rows) {
        Deleted deleted = inBackground()
                .delete(CALLER, mode, requests(List.of(rows)))
                .get(0)
                .orThrow();
        assertThat(deleted.job()).isPresent();
    }

    private static void watch() {
        Set<Long> jobs = TAP.engine().openJobs().stream().map(JobId::value).collect(Collectors.toSet());
        assertThat(deletions().unfinished(jobs)).isEqualTo(jobs);
        assertThat(deletions().list(CALLER, DeletionQuery.newest(2)).items())
                .anySatisfy(deletion -> assertThat(deletions().watch(CALLER, deletion.id()))
                        .hasValueSatisfying(
                                watched -> assertThat(watched.progress()).isPresent()));
    }

    private static Deletions inBackground() {
        return TAP.engine().paranoid().deletions().inBackground();
    }

    private void drain() {
        Background background = TAP.engine().paranoid().background().orElseThrow();
        for (JobId job : TAP.engine().openJobs()) {
            long claim = background.claim(job);
            boolean more = true;
            while (more) {
                more = background.chunk(job, claim, 3, () -> true).isPresent();
            }
        }
    }

    @Test
    void softDeleteOfARowThatIsHidden() {
        delete(Demo.user(12));
        explained(() -> delete(row("stories", 12)));
    }

    @Test
    void softDeleteThatIsRefused() {
        explained(() -> deletions().delete(CALLER, DeletionMode.SOFT, requests(List.of(Demo.user(6_000)))));
        explained(() -> deletions().delete(CALLER, DeletionMode.SOFT, requests(Demo.users(4_990, 20))));
    }

    @Test
    void restore() {
        delete(Demo.user(21));
        restore(Parents.REFUSE, Demo.user(21));
        delete(row("categories", 2));
        restore(Parents.REFUSE, row("categories", 2));
    }

    @Test
    void restoreWithParentsInTheWay() {
        delete(row("stories", 22));
        delete(Demo.user(22));
        explained(() -> deletions().restore(CALLER, Parents.REFUSE, List.of(row("stories", 22))));
        restore(Parents.LIFT, row("stories", 22));
        delete(row("stories", 10_022));
        restore(Parents.RESTORE, row("stories", 10_022));
    }

    /** Reviews of a user's story by somebody else, whose deletion held them first. */
    @Test
    void restoreThatHandsOver() {
        delete(Demo.user(15));
        delete(row("stories", 3));
        restore(Parents.REFUSE, Demo.user(15));
        delete(row("categories", 31));
        delete(row("categories", 3));
        restore(Parents.LIFT, row("categories", 31));
    }

    @Test
    void restoreByDeletion() {
        DeletionId deletion = delete(Demo.user(24));
        explained(() -> deletions().restore(CALLER, Parents.REFUSE, deletion).orThrow());
    }

    @Test
    void restoreWhoseUniqueValueWasTaken() {
        delete(Demo.user(25));
        TAP.engine().updateColumn(Demo.user(26), "email", "user25");
        explained(() -> deletions().restore(CALLER, Parents.REFUSE, List.of(Demo.user(25))));
    }

    @Test
    void hardDelete() {
        explained(() -> hard(List.of(Demo.user(31))));
        explained(() -> hard(List.of(row("tags", 31))));
        explained(() -> hard(List.of(row("categories", 99))));
        explained(() -> deletions().delete(CALLER, DeletionMode.HARD, requests(List.of(Demo.user(31)))));
        explained(() -> deletions().restore(CALLER, Parents.REFUSE, List.of(Demo.user(31))));
    }

    @Test
    void hardDeleteOfWhatIsHidden() {
        delete(row("reviews", 32));
        delete(Demo.user(32));
        explained(() -> hard(List.of(Demo.user(32))));
    }

    @Test
    void hardDeleteThatIsRefused() {
        explained(() -> deletions().delete(CALLER, DeletionMode.HARD, requests(List.of(Demo.user(6_001)))));
    }

    @Test
    void purge() {
        DeletionId deletion = delete(Demo.user(41));
        explained(() -> deletions().purge(CALLER, deletion).orThrow());
    }

    @Test
    void preview() {
        for (DeletionMode mode : DeletionMode.values()) {
            Stream.of(Demo.user(51), Demo.user(6_002), row("tags", 51), row("categories", 50), Demo.user(3_100))
                    .forEach(row -> explained(
                            () -> deletions().preview(CALLER, mode, row).orThrow()));
        }
    }

    @Test
    void batches() {
        for (int size : new int[] {20, 500}) {
            List<EntityRef> users = Demo.users(1_000 + size, size);
            explained(() -> granted(deletions().delete(CALLER, DeletionMode.SOFT, requests(users))));
            explained(() -> granted(deletions().restore(CALLER, Parents.REFUSE, users)));
            explained(() -> hard(users));
        }
    }

    private static void hard(List<EntityRef> rows) {
        granted(deletions().delete(CALLER, DeletionMode.HARD, requests(rows)));
    }

    @Test
    void findOneRow() {
        explained(() ->
                entities().find(CALLER, row("reviews", 777), Visibility.ALL).orThrow());
        explained(() -> entities().find(CALLER, Demo.user(3_001), Visibility.LIVE));
    }

    @Test
    void rowsOfAPage() {
        explained(() -> entities().find(CALLER, Demo.users(3_001, 50)));
        explained(() -> deletions()
                .list(CALLER, DeletionQuery.newest(1))
                .items()
                .forEach(deletion -> entities().held(CALLER, deletion.id())));
        for (Relation relation : entities().declared().relations()) {
            if (relation.child().identified()) {
                explained(() -> entities().below(CALLER, row(relation.parent().name(), 61), relation, 50, ""));
                explained(() -> entities().below(CALLER, row(relation.parent().name(), 61), relation, 50, "70"));
            }
        }
    }

    @Test
    void pagesWalkAlongTheIds() {
        plans.walks();
        for (Visibility visibility : Visibility.values()) {
            for (String after : afters(visibility)) {
                explained(() -> entities()
                        .list(CALLER, "stories", visibility, 50, after)
                        .orThrow());
            }
        }
    }

    private static String[] afters(Visibility visibility) {
        return visibility == Visibility.HIDDEN ? new String[] {"", "12001~2", "~20000"} : new String[] {"", "20000"};
    }

    @Test
    void selectsByIndexedColumns() {
        explained(() -> select("stories", "created_by", 60, Among.LIVE));
        explained(() -> select("reviews", "story_id", 61, Among.LIVE));
        explained(() -> select("users", "email", "user62", Among.LIVE));
        explained(() -> select("reviews", "id", 62, Among.LIVE));
        explained(() -> select("reviews", "story_id", 3_001, Among.ROOTS));
        explained(() -> select("users", "email", "user3002", Among.ROOTS));
    }

    private static void select(String type, String column, Object value, Among among) {
        entities().matching(CALLER, type, Map.of(column, value), among).orThrow();
    }

    /** Every filter of the recycle bin, one by one and with each state. */
    @Test
    void theRecycleBin() {
        for (DeletionState state : DeletionState.values()) {
            for (DeletionQuery query : List.of(
                    LedgerQueries.with(null, null, state, null),
                    LedgerQueries.with("stories", null, state, null),
                    LedgerQueries.with(null, null, state, "actor7"),
                    LedgerQueries.with("stories", null, state, "actor7"),
                    LedgerQueries.in(state, "2026-01-02T00:00:00Z", "2026-01-02T01:00:00Z"),
                    LedgerQueries.in(state, null, "2026-01-01T01:00:00Z"),
                    LedgerQueries.in(state, "2026-01-01T01:00:00Z", null))) {
                explained(() -> deletions().list(CALLER, query));
            }
        }
        explained(() -> TAP.engine().retention().history(CALLER, new DeletionId(7)));
    }

    @Test
    void theNewestHoldsAreAWalkAlongTheIds() {
        plans.walks();
        explained(() -> TAP.engine().holds().list(CALLER, HoldQuery.newest(50)));
    }

    @Test
    void theLedger() {
        Deletion some =
                deletions().list(CALLER, DeletionQuery.newest(1)).items().get(0);
        explained(() -> assertThat(deletions().find(CALLER, some.id())).isPresent());
        explained(() -> deletions().list(CALLER, DeletionQuery.newest(50)));
        explained(() -> deletions().orphaned(CALLER));
        explained(() -> entities().hiddenByOthers(CALLER));
        explained(() -> entities().liveBelowHidden(CALLER));
        explained(() -> deletions().list(CALLER, LedgerQueries.with("users", "3001", null, null)));
        explained(() -> deletions().list(CALLER, LedgerQueries.with("stories", null, null, null)));
        explained(() -> deletions().list(CALLER, LedgerQueries.with(null, null, DeletionState.ACTIVE, null)));
        explained(() -> deletions().list(CALLER, LedgerQueries.with(null, null, DeletionState.PURGED, "actor7")));
        explained(() -> deletions().list(CALLER, LedgerQueries.with(null, null, null, "actor7")));
        explained(() -> deletions().list(CALLER, LedgerQueries.since("2026-01-02T00:00:00Z", "2026-01-02T01:00:00Z")));
    }
}
