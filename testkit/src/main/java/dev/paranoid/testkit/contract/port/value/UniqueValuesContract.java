package dev.paranoid.testkit.contract.port.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.port.row.Clash;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.ValueTaken;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rows that have a unique value in common, and cannot be live together. */
public abstract class UniqueValuesContract {

    private final Function<TestSchema, Workbench> workbench;

    public UniqueValuesContract(Function<TestSchema, Workbench> workbench) {
        this.workbench = workbench;
    }

    private Workbench tutorial() {
        return workbench.apply(TutorialRows.SCHEMA).with(TutorialRows.rows());
    }

    @Test
    void tellsWhichRowsCannotBeLiveTogether() {
        Workbench bench = tutorial();
        EntityType users = bench.type("users");
        Scenario scenario = new Scenario(bench.engine());
        Deletion first = scenario.delete("users/1");
        scenario.change("users/3", "email", "user1@example.org");
        Deletion second = scenario.delete("users/3");

        bench.inTransaction(() -> {
            assertThat(bench.store().clashes(users, Workbench.keys("1"), List.of()))
                    .isEmpty();
            assertThat(bench.store().clashes(users, Workbench.keys("1", "3"), List.of()))
                    .singleElement()
                    .satisfies(clash -> assertThat(List.of(clash.restored(), clash.holder()))
                            .containsExactlyInAnyOrderElementsOf(Workbench.keys("1", "3")));
            assertThat(bench.store().clashes(users, Workbench.keys("1"), List.of(first.id(), second.id())))
                    .extracting(Clash::holder)
                    .containsExactly(new RowKey("3"));
            return true;
        });
        scenario.change("users/2", "email", "user1@example.org");
        bench.inTransaction(() -> {
            assertThat(bench.store().clashes(users, Workbench.keys("1"), List.of()))
                    .singleElement()
                    .satisfies(clash -> assertThat(clash.holderMark()).isEmpty())
                    .satisfies(clash -> assertThat(clash.holder()).isEqualTo(new RowKey("2")));
            bench.store().load(users, Workbench.keys("1"), Lock.EXCLUSIVE);
            assertThatThrownBy(() -> bench.store().free(users, Workbench.keys("1")))
                    .isInstanceOf(ValueTaken.class);
            return true;
        });
    }

    @Test
    void knowsWhereValuesCanBeTaken() {
        Workbench bench = tutorial();

        assertThat(bench.store().unique(bench.type("users"))).isTrue();
        assertThat(bench.store().unique(bench.type("stories"))).isFalse();
    }
}
