package dev.paranoid.testkit.contract.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.row.EntityReader;
import dev.paranoid.application.port.row.HiddenCursor;
import dev.paranoid.application.port.row.Unmatchable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows to look at, and rows that match; values are taken strictly, for a wrong one must not match by chance. */
public abstract class EntityReaderContract {

    private static final TestSchema SCHEMA = TutorialRows.SCHEMA.with(
            "users",
            table -> table.holding(TestColumn.text("name"), TestColumn.text("email"), TestColumn.number("age")));

    private final Workbench bench;
    private final Scenario scenario;
    private final EntityReader reader;
    private final EntityType users;

    public EntityReaderContract(Function<TestSchema, Workbench> workbench) {
        this.bench = workbench
                .apply(SCHEMA)
                .with(IntStream.rangeClosed(1, 12)
                        .mapToObj(id -> NewRow.of("users", "" + id)
                                .with("name", id % 2 == 0 ? "even" : "odd")
                                .with("age", id > 10 ? null : 40L))
                        .toArray(NewRow[]::new));
        this.scenario = new Scenario(bench.engine());
        this.reader = bench.ports().reader();
        this.users = SCHEMA.graph().type("users");
        scenario.delete("users/3");
        scenario.delete("users/4");
    }

    private List<String> matching(Among among, int limit, String column, @Nullable Object value) {
        Map<String, @Nullable Object> where = new HashMap<>();
        where.put(column, value);
        return reader.matching(users, where, among, limit).stream()
                .map(EntityRef::id)
                .toList();
    }

    private static List<String> ids(Page<Row> page) {
        return page.items().stream().map(row -> row.ref().id()).toList();
    }

    @Test
    void findsLiveAndHiddenRows() {
        assertThat(reader.find(Scenario.ref("users/3")).what().map(Row::hidden)).contains(true);
        assertThat(reader.find(Scenario.ref("users/5")).what().map(Row::hidden)).contains(false);
        assertThat(reader.find(Scenario.ref("users/99")).what()).isEmpty();
    }

    @Test
    void findsManyRowsLiveAndHidden() {
        assertThat(reader.rows(users, List.of("3", "5", "99")))
                .extracting(row -> row.ref().id() + (row.hidden() ? " hidden" : ""))
                .containsExactlyInAnyOrder("3 hidden", "5");
    }

    @Test
    void rowsBelowAParentStandByTheirIds() {
        Workbench stories = bench.with(IntStream.rangeClosed(9, 12)
                .mapToObj(id -> NewRow.of("stories", "" + id).with("created_by", id == 10 ? "6" : "5"))
                .toArray(NewRow[]::new));
        scenario.delete("stories/11");
        EntityReader rows = stories.ports().reader();
        Relation created =
                SCHEMA.graph().below(users).get(SCHEMA.graph().below(users).size() - 1);

        assertThat(created.name()).isEqualTo("stories.created_by");
        assertThat(ids(rows.below(created, "5", 2, ""))).containsExactly("9", "11");
        assertThat(rows.below(created, "5", 2, "").next()).contains("11");
        assertThat(ids(rows.below(created, "5", 2, "11"))).containsExactly("12");
        assertThat(rows.below(created, "5", 3, "").next()).isEmpty();
        assertThat(rows.below(created, "7", 3, "").items()).isEmpty();
    }

    @Test
    void countsWhatADeletionHoldsUpToALimit() {
        Workbench stories = bench.with(
                NewRow.of("stories", "21").with("created_by", "5"),
                NewRow.of("stories", "22").with("created_by", "5"));
        DeletionId deletion = scenario.delete("users/5").id();
        EntityReader rows = stories.ports().reader();

        assertThat(rows.held(
                        SCHEMA.graph().types().stream()
                                .filter(EntityType::paranoid)
                                .toList(),
                        deletion,
                        10))
                .containsExactlyInAnyOrderEntriesOf(Map.of("users", 1L, "stories", 2L));
        assertThat(rows.held(List.of(SCHEMA.graph().type("stories")), deletion, 1))
                .containsExactlyInAnyOrderEntriesOf(Map.of("stories", 1L));
    }

    @Test
    void listsAfterAnIdInNumericalOrder() {
        assertThat(ids(reader.list(users, false, 4, "").what())).containsExactly("1", "2", "5", "6");
        assertThat(ids(reader.list(users, false, 4, "8").what())).containsExactly("9", "10", "11", "12");
        assertThat(ids(reader.list(users, true, 2, "2").what())).containsExactly("3", "4");
        assertThat(ids(reader.list(users, true, 2, "12").what())).isEmpty();
    }

    @Test
    void textsAreEqualByteByByteWhateverTheCollationSays() {
        scenario.change("users/5", "email", "bruno.demir@example.org");

        assertThat(matching(Among.LIVE, 10, "email", "bruno.demir@example.org")).containsExactly("5");
        assertThat(List.of(
                        "BRUNO.DEMIR@example.org",
                        "brunó.demir@example.org",
                        "bruno.demir@example.org ",
                        "bruno.demir"))
                .allSatisfy(other ->
                        assertThat(matching(Among.LIVE, 10, "email", other)).isEmpty());
    }

    @Test
    void tellsWhetherThereIsMore() {
        assertThat(reader.list(users, false, 4, "").what().next()).contains("6");
        assertThat(reader.list(users, false, 4, "8").what().next()).isEmpty();
    }

    @Test
    void hiddenRowsStandByTheirDeletionsTheNewestFirstAndThoseOfOthersLast() {
        scenario.delete("users/2");
        scenario.change("users/8", "deleted_at", Instant.EPOCH);
        scenario.change("users/7", "deleted_at", Instant.EPOCH);

        assertThat(pages(1)).containsExactly("2", "4", "3", "7", "8");
        assertThat(pages(2)).containsExactly("2", "4", "3", "7", "8");
        assertThat(pages(5)).containsExactly("2", "4", "3", "7", "8");
        assertThat(reader.hidden(users, 5, Optional.empty()).next()).isEmpty();
        assertThat(reader.hidden(users, 4, Optional.empty()).next()).isPresent();
    }

    /** Where the row at which a page ended is live again, the next page goes on behind the place where it stood. */
    @Test
    void aPageOfHiddenRowsGoesOnWhereTheOneBeforeEnded() {
        scenario.delete("users/2");
        Optional<HiddenCursor> after = cursor(reader.hidden(users, 2, Optional.empty()));
        scenario.restore("users/4");
        scenario.delete("users/5");

        assertThat(ids(reader.hidden(users, 2, after))).containsExactly("3");
    }

    @Test
    void aDeletionLargerThanAPageIsListedWhole() {
        Workbench stories = bench.with(IntStream.rangeClosed(101, 107)
                .mapToObj(id -> NewRow.of("stories", "" + id).with("created_by", "5"))
                .toArray(NewRow[]::new));
        scenario.delete("users/5");

        EntityType type = SCHEMA.graph().type("stories");
        List<String> ids = new ArrayList<>();
        Optional<HiddenCursor> after = Optional.empty();
        do {
            Page<Row> page = stories.ports().reader().hidden(type, 3, after);
            ids.addAll(ids(page));
            after = cursor(page);
        } while (after.isPresent());
        assertThat(ids).containsExactlyInAnyOrder("101", "102", "103", "104", "105", "106", "107");
        assertThat(ids)
                .satisfiesAnyOf(
                        all -> assertThat(all).isSorted(),
                        all -> assertThat(all).isSortedAccordingTo(Comparator.reverseOrder()));
    }

    private List<String> pages(int limit) {
        List<String> ids = new ArrayList<>();
        Optional<HiddenCursor> after = Optional.empty();
        do {
            Page<Row> page = reader.hidden(users, limit, after);
            ids.addAll(ids(page));
            after = cursor(page);
        } while (after.isPresent());
        return ids;
    }

    private static Optional<HiddenCursor> cursor(Page<Row> page) {
        return page.next().map(text -> HiddenCursor.of(text, Optional::of).orElseThrow());
    }

    @Test
    void matchesLiveRowsUpToALimit() {
        assertThat(matching(Among.LIVE, 100, "name", "odd")).containsExactly("1", "5", "7", "9", "11");
        assertThat(matching(Among.LIVE, 2, "name", "odd")).containsExactly("1", "5");
        assertThat(matching(Among.LIVE, 100, "age", null)).containsExactly("11", "12");
        assertThat(matching(Among.LIVE, 100, "name", "nobody")).isEmpty();
    }

    @Test
    void matchesRootsOfActiveDeletions() {
        scenario.delete("users/6");
        scenario.restore("users/6");

        assertThat(matching(Among.ROOTS, 100, "age", 40)).containsExactly("3", "4");
        assertThat(matching(Among.ROOTS, 100, "name", "odd")).containsExactly("3");
        assertThat(matching(Among.ROOTS, 1, "age", 40)).containsExactly("3");
    }

    @Test
    void everyKindOfWholeNumberIsANumber() {
        for (Object forty : List.of(40, 40L, BigInteger.valueOf(40), new BigDecimal("40"))) {
            assertThat(matching(Among.ROOTS, 100, "age", forty)).containsExactly("3", "4");
        }
        assertThat(matching(Among.LIVE, 100, "id", 5)).containsExactly("5");
    }

    @Test
    void whatCannotBeAValueIsAnError() {
        List<Object> noAges = List.of("40", "40abc", true, 40.5, new BigDecimal("1e30"), new BigDecimal("1e999999999"));
        noAges.forEach(value -> wrong("age", value));
        List<Object> noNames = List.of(0, false, 1.5);
        noNames.forEach(value -> wrong("name", value));
        wrong("nothing", "odd");
        wrong("name` = `name` or `name", "odd");
        wrong("id", "1 or 1=1");
    }

    private void wrong(String column, Object value) {
        assertThatThrownBy(() -> matching(Among.LIVE, 100, column, value))
                .as("%s = %s", column, value)
                .isInstanceOf(Unmatchable.class)
                .hasMessageContaining(column);
    }

    @Test
    void noColumnAtAllIsAnError() {
        assertThatThrownBy(() -> reader.matching(users, Map.of(), Among.LIVE, 100))
                .isInstanceOf(Unmatchable.class);
    }
}
