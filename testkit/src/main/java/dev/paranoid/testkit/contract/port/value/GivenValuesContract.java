package dev.paranoid.testkit.contract.port.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.NewValue;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Unmatchable;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Other values that hidden rows are given, and rows that refer to others by foreign keys that no relation declares. */
public abstract class GivenValuesContract {

    private final Function<TestSchema, Workbench> workbench;

    public GivenValuesContract(Function<TestSchema, Workbench> workbench) {
        this.workbench = workbench;
    }

    /** Two hidden users and a live one; no two live ones have the same {@code note}. */
    private Workbench users() {
        EntityType users = EntityType.paranoid("users");
        Workbench bench = workbench
                .apply(TestSchema.of(EntityGraph.of(List.of(users), List.of()))
                        .with("users", table -> table.uniqueBy("note")))
                .with(user(1, "ann"), user(2, "bob"), user(3, "cal"));
        new Scenario(bench.engine()).delete("users/1");
        new Scenario(bench.engine()).delete("users/2");
        return bench;
    }

    private static NewRow user(int id, String name) {
        return NewRow.of("users", "" + id).with("note", name);
    }

    private static NewValue value(String row, String column, String value) {
        return new NewValue(Scenario.ref(row), column, value);
    }

    private static boolean give(Workbench bench, NewValue... values) {
        return bench.inTransaction(() -> {
            EntityStore store = bench.store();
            store.load(bench.type("users"), Workbench.keys("1", "2", "3"), Lock.EXCLUSIVE);
            store.give(bench.type("users"), List.of(values));
            return true;
        });
    }

    @Test
    void eachRowGetsItsOwnValueAndNoOtherColumnMoves() {
        Workbench bench = users();
        Scenario scenario = new Scenario(bench.engine());
        Map<String, Object> marks = Map.of(
                "users/1", String.valueOf(scenario.value("users/1", TestTable.DELETED_AT)),
                "users/2", String.valueOf(scenario.value("users/2", TestTable.DELETED_AT)));

        give(bench, value("users/1", "note", "dan"), value("users/2", "note", "eve"));

        assertThat(scenario.value("users/1", "note")).isEqualTo("dan");
        assertThat(scenario.value("users/2", "note")).isEqualTo("eve");
        assertThat(scenario.value("users/3", "note")).isEqualTo("cal");
        marks.forEach((row, mark) -> {
            assertThat(scenario.value(row, TestTable.UPDATED_AT)).isEqualTo(NewRow.LONG_AGO);
            assertThat(String.valueOf(scenario.value(row, TestTable.DELETED_AT)))
                    .isEqualTo(mark);
        });
    }

    @Test
    void aHiddenRowMayHaveTheValueOfALiveOne() {
        Workbench bench = users();

        give(bench, value("users/1", "note", "cal"));

        assertThat(new Scenario(bench.engine()).value("users/1", "note")).isEqualTo("cal");
    }

    @Test
    void aColumnOfNoUniqueKeyIsGivenNothing() {
        Workbench bench = users();
        Map<?, ?> before = bench.engine().snapshot().rows();

        for (String column : List.of("id", TestTable.UPDATED_AT, TestTable.DELETED_AT, "nothing")) {
            assertThatThrownBy(() -> give(bench, value("users/1", column, "7")))
                    .as(column)
                    .isInstanceOf(Unmatchable.class);
        }

        assertThat(bench.engine().snapshot().rows()).isEqualTo(before);
    }

    @Test
    void nothingButDeclaredRelationsRefersToTheseRows() {
        Workbench bench = users();
        EntityType users = bench.type("users");

        bench.inTransaction(() -> {
            assertThat(bench.store().referredByOthers(users)).isFalse();
            assertThat(bench.store().heldByOthers(users, Workbench.keys("1", "3")))
                    .isEmpty();
            assertThat(bench.store().heldByOthers(users, List.of())).isEmpty();
            return true;
        });
    }
}
