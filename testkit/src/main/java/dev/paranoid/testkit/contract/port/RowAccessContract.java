package dev.paranoid.testkit.contract.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.Parents;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.assembly.TenantAccess;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Tenants;
import dev.paranoid.application.port.access.RowCondition;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.IdForm;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Rows of two tenants hang on each other in every way. Whatever one of them asks, no answer names a row of the other's, and
 * what is done is done to rows of his own, and to what hangs on these. Ids say whose a row is.
 */
public abstract class RowAccessContract {

    private static final int STEPS = Integer.getInteger("paranoid.tenants.steps", 250);
    static final int ROWS = 12;
    private static final String TENANT = "tenant";
    static final List<String> TYPES = List.of("users", "stories", "reviews", "notes");
    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");
    private static final EntityType NOTES = EntityType.paranoid("notes");
    static final List<Relation> RELATIONS = List.of(
            Relation.cascading(STORIES, "author", USERS),
            Relation.cascading(REVIEWS, "story", STORIES),
            Relation.cascading(REVIEWS, "reviewer", USERS),
            new Relation(NOTES, "about", STORIES, OnDelete.RESTRICT, OnDelete.RESTRICT, true));

    /** A row's own columns are shown, whatever they refer to. */
    private static final String FOREIGN_KEYS = "\\b(author|story|reviewer|about)=foreign-\\d+";

    private static final TestSchema SCHEMA = schema();

    private final Workbench bench;
    private final ParanoidEngine paranoid;
    private final long seed;
    private final Random random;
    private final TenantQuestions questions;
    private final Caller own = new Tenant("own");
    private final Caller all = Caller.anonymous("test");

    /** Somebody with all rights, to rows of one tenant. */
    private record Tenant(String name) implements Caller {
        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return true;
        }

        @Override
        public Tenants tenants() {
            return Tenants.of(Set.of(name));
        }
    }

    /** Somebody with all rights, who came by that way, to rows of these tenants. */
    private record Known(String name, String source, Tenants tenants) implements Caller {
        @Override
        public boolean may(Verb verb, String type) {
            return true;
        }
    }

    private static TestSchema schema() {
        TestSchema schema = TestSchema.of(EntityGraph.of(List.of(USERS, STORIES, REVIEWS, NOTES), RELATIONS));
        for (String type : TYPES) {
            schema = schema.with(
                    type,
                    table -> table.identifiedBy(IdForm.VARCHAR)
                            .holding(TestColumn.text(TENANT), TestColumn.text("handle"))
                            .uniqueBy("handle"));
        }
        return schema;
    }

    public RowAccessContract(Function<TestSchema, Workbench> workbench) {
        this.seed = Long.getLong("paranoid.seed", System.nanoTime() % 1_000_000);
        this.random = new Random(seed);
        this.bench = workbench.apply(SCHEMA).with(rows());
        Map<String, String> columns = Map.of("users", TENANT, "stories", TENANT, "reviews", TENANT, "notes", TENANT);
        this.paranoid = ParanoidEngine.over(
                SCHEMA.graph(),
                DeletionRules.NONE,
                bench.ports()
                        .with(new TenantAccess(SCHEMA.graph(), bench.ports().reader(), columns)));
        this.questions = new TenantQuestions(paranoid, own, random);
    }

    private NewRow[] rows() {
        List<NewRow> rows = new ArrayList<>();
        for (String type : TYPES) {
            for (int i = 1; i <= 2 * ROWS; i++) {
                String whose = i % 2 == 0 ? "own" : "foreign";
                NewRow row =
                        NewRow.of(type, whose + "-" + i).with(TENANT, whose).with("handle", type + i);
                for (Relation relation : RELATIONS) {
                    if (relation.child().name().equals(type)) {
                        row = row.with(relation.column(), id(1 + random.nextInt(2 * ROWS)));
                    }
                }
                rows.add(row);
            }
        }
        return rows.toArray(NewRow[]::new);
    }

    static String id(int number) {
        return (number % 2 == 0 ? "own-" : "foreign-") + number;
    }

    @Test
    void noAnswerNamesARowOfAnother() {
        for (int step = 0; step < STEPS; step++) {
            EntityRef named = questions.any();
            if (step % 3 == 0) {
                others(named);
            } else {
                List<Deletion> before = foreign();
                Object answer = questions.ask(named);
                assertThat(String.valueOf(answer)
                                .replaceAll(FOREIGN_KEYS, "")
                                .replaceAll("\\b" + named.id() + "\\b", ""))
                        .as("step %s about %s with -Dparanoid.seed=%s", step, named, seed)
                        .doesNotContain("foreign-");
                assertThat(foreign())
                        .as("deletions of others after step %s about %s with -Dparanoid.seed=%s", step, named, seed)
                        .containsAll(before);
            }
        }
    }

    /** Soft deletions of another's rows that are active: nobody but he, and whoever removes what they hang on, ends these. */
    private List<Deletion> foreign() {
        return bench.engine().snapshot().deletions().values().stream()
                .filter(deletion -> deletion.root().id().startsWith("foreign") && deletion.active())
                .filter(deletion -> deletion.mode() == DeletionMode.SOFT)
                .toList();
    }

    private void others(EntityRef named) {
        switch (random.nextInt(4)) {
            case 0 -> paranoid.deletions().restore(all, Parents.LIFT, List.of(named));
            case 1 ->
                paranoid.holds()
                        .place(
                                all,
                                List.of(HoldRequest.of(new On.Row(named), HoldKind.PRESERVATION, "case of another")));
            default -> paranoid.deletions().delete(all, DeletionMode.SOFT, List.of(DeleteRequest.of(named)));
        }
    }

    @Test
    void whatIsAnothersIsNotThere() {
        EntityRef foreign = new EntityRef("users", "foreign-1");
        List<DeleteRequest> asked =
                List.of(DeleteRequest.of(foreign), DeleteRequest.of(new EntityRef("users", "own-2")));
        for (DeletionMode mode : DeletionMode.values()) {
            assertThat(paranoid.deletions().delete(own, mode, asked).get(0).toString())
                    .contains("NotFound");
        }
        assertThat(bench.ports().reader().find(foreign).what().orElseThrow().hidden())
                .isFalse();
        assertThat(paranoid.holds()
                        .place(own, List.of(HoldRequest.of(new On.Type("users"), HoldKind.PRESERVATION, "all")))
                        .toString())
                .as("a hold on all of a type keeps rows of others")
                .contains("Forbidden");
    }

    @Test
    void nobodyGivesValuesToRowsOfAnother() {
        Deletion deletion = paranoid.deletions()
                .delete(own, DeletionMode.SOFT, List.of(DeleteRequest.of(new EntityRef("notes", "own-2"))))
                .get(0)
                .orThrow()
                .deletion();
        EntityRef foreign = new EntityRef("stories", "foreign-1");

        assertThat(paranoid.deletions()
                        .restore(
                                own,
                                Parents.REFUSE,
                                deletion.id(),
                                List.of(new NewValue(foreign, "handle", "another"))))
                .isEqualTo(Answer.refused(foreign, new NotFound(foreign)));
    }

    @Test
    void whoRemovesARowForGoodReadsOfThatLater() {
        EntityRef row = new EntityRef("notes", "own-2");
        Deletion removed = paranoid.deletions()
                .delete(own, DeletionMode.HARD, List.of(DeleteRequest.of(row)))
                .get(0)
                .orThrow()
                .deletion();

        assertThat(paranoid.deletions().find(own, removed.id())).isPresent();
        assertThat(paranoid.deletions().find(new Tenant("foreign"), removed.id()))
                .isEmpty();
        assertThat(paranoid.deletions().find(all, removed.id())).isPresent();
    }

    /** An issuer calls somebody as it likes, and a token may be made again under its name. */
    @Test
    void whoIsCalledLikeHimIsAnother() {
        Caller remover = new Known("ann", "rest", Tenants.of(Set.of("own")));
        Deletion removed = paranoid.deletions()
                .delete(remover, DeletionMode.HARD, List.of(DeleteRequest.of(new EntityRef("notes", "own-2"))))
                .get(0)
                .orThrow()
                .deletion();

        for (Caller other : List.of(
                new Known("ann", "kafka:ann", Tenants.of(Set.of("own"))),
                new Known("ann", "rest", Tenants.of(Set.of("foreign"))),
                new Known("ann", "rest", Tenants.of(Set.of("own", "foreign"))))) {
            assertThat(paranoid.deletions().find(other, removed.id()))
                    .as("%s", other)
                    .isEmpty();
            assertThat(paranoid.deletions()
                            .list(other, DeletionQuery.newest(100))
                            .items())
                    .as("%s", other)
                    .isEmpty();
            assertThat(paranoid.retention().history(other, removed.id()))
                    .as("%s", other)
                    .isEmpty();
        }
        assertThat(paranoid.deletions().find(remover, removed.id())).isPresent();
        assertThat(paranoid.deletions().list(remover, DeletionQuery.newest(100)).items())
                .hasSize(1);
    }

    /** Another's name may differ by its case alone, which a collation takes for the same. */
    @Test
    void tenantsAreTheSameByteByByte() {
        Caller upper = new Tenant("OWN");
        EntityRef row = new EntityRef("users", "own-2");

        assertThat(paranoid.entities().find(upper, row, Visibility.LIVE).toString())
                .contains("NotFound");
        assertThat(paranoid.entities()
                        .list(upper, "users", Visibility.ALL, 100, "")
                        .orThrow()
                        .items())
                .isEmpty();
        assertThat(bench.ports()
                        .reader()
                        .narrowed(RowCondition.oneOf(TENANT, Set.of()))
                        .list(USERS, true, 100, "")
                        .what()
                        .items())
                .isEmpty();
        assertThat(paranoid.entities()
                        .list(own, "users", Visibility.ALL, 100, "")
                        .orThrow()
                        .items())
                .hasSize(ROWS);
    }
}
