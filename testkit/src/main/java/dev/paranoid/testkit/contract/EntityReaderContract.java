package dev.paranoid.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.row.EntityReader;
import dev.paranoid.application.port.row.Unmatchable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows to look at, and rows that match; values are taken strictly, for a wrong one must not match by chance. */
abstract class EntityReaderContract {

    private static final TestSchema SCHEMA = TutorialRows.SCHEMA.with(
            "users",
            table -> table.holding(TestColumn.text("name"), TestColumn.text("email"), TestColumn.number("age")));

    private final Workbench bench;
    private final Scenario scenario;
    private final EntityReader reader;
    private final EntityType users;

    EntityReaderContract(Function<TestSchema, Workbench> workbench) {
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
    void listsAfterAnIdInNumericalOrder() {
        assertThat(ids(reader.list(users, Visibility.LIVE, 4, "").what())).containsExactly("1", "2", "5", "6");
        assertThat(ids(reader.list(users, Visibility.LIVE, 4, "8").what())).containsExactly("9", "10", "11", "12");
        assertThat(ids(reader.list(users, Visibility.HIDDEN, 4, "3").what())).containsExactly("4");
        assertThat(ids(reader.list(users, Visibility.ALL, 2, "2").what())).containsExactly("3", "4");
        assertThat(ids(reader.list(users, Visibility.ALL, 2, "12").what())).isEmpty();
    }

    @Test
    void tellsWhetherThereIsMore() {
        assertThat(reader.list(users, Visibility.LIVE, 4, "").what().next()).contains("6");
        assertThat(reader.list(users, Visibility.LIVE, 4, "8").what().next()).isEmpty();
        assertThat(reader.list(users, Visibility.HIDDEN, 2, "").what().next()).isEmpty();
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
