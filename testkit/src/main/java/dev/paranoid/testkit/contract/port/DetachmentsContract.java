package dev.paranoid.testkit.contract.port;

import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.EntityStore.Remembered;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Foreign keys that a soft delete sets to null, and what is remembered of them. */
public abstract class DetachmentsContract {

    private final Function<TestSchema, Workbench> workbench;

    public DetachmentsContract(Function<TestSchema, Workbench> workbench) {
        this.workbench = workbench;
    }

    private Workbench desks() {
        return workbench
                .apply(ContractGroup.parentsAndChildren(SET_NULL, SET_NULL))
                .with(
                        ContractGroup.parent(1),
                        ContractGroup.parent(2),
                        ContractGroup.child(1, 1),
                        ContractGroup.child(2, 1));
    }

    private static List<StoredEntity> children(Workbench bench, Children wanted) {
        return bench.store().children(wanted, Lock.EXCLUSIVE);
    }

    private static List<Remembered> remembered(Workbench bench, Relation relation, String parent, long limit) {
        return bench.store().remembered(relation, Workbench.keys(parent), limit);
    }

    private static void putBack(Workbench bench, Relation relation, String parent) {
        bench.store().putBack(relation, remembered(bench, relation, parent, 10));
    }

    @Test
    void detachesAndPutsBackWhatIsStillNull() {
        Workbench bench = desks();
        Relation relation = bench.relation("children.parent");
        Scenario scenario = new Scenario(bench.engine());

        bench.inTransaction(() -> {
            bench.store().detach(relation, children(bench, Children.all(relation, Workbench.keys("1"), 10)));
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        scenario.change("children/2", "parent", "2");

        bench.inTransaction(() -> {
            putBack(bench, relation, "1");
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isEqualTo("1");
        assertThat(scenario.value("children/2", "parent")).isEqualTo("2");
    }

    @Test
    void putsBackALittleAtATime() {
        Workbench bench = desks();
        Relation relation = bench.relation("children.parent");
        Scenario scenario = new Scenario(bench.engine());
        bench.inTransaction(() -> {
            bench.store().detach(relation, children(bench, Children.all(relation, Workbench.keys("1"), 10)));
            return true;
        });

        for (int left = 2; left > 0; left--) {
            int before = left;
            bench.inTransaction(() -> {
                assertThat(remembered(bench, relation, "1", 10))
                        .hasSize(before)
                        .allMatch(child -> child.parent().equals(new RowKey("1")));
                List<Remembered> one = remembered(bench, relation, "1", 1);
                assertThat(one).hasSize(1);
                bench.store().putBack(relation, one);
                assertThat(remembered(bench, relation, "1", 10)).doesNotContainAnyElementsOf(one);
                return true;
            });
            assertThat(Stream.of("children/1", "children/2").filter(child -> scenario.value(child, "parent") != null))
                    .hasSize(3 - before);
        }
        bench.inTransaction(() -> {
            assertThat(remembered(bench, relation, "1", 10)).isEmpty();
            return true;
        });
    }

    @Test
    void whatIsForgottenDoesNotComeBack() {
        Workbench bench = desks();
        Relation relation = bench.relation("children.parent");
        Scenario scenario = new Scenario(bench.engine());

        bench.inTransaction(() -> {
            bench.store().detach(relation, children(bench, Children.all(relation, Workbench.keys("1"), 10)));
            List<Remembered> all = remembered(bench, relation, "1", 10);
            List<Remembered> one = all.stream()
                    .filter(child -> child.child().equals(new RowKey("1")))
                    .toList();
            bench.store().forget(relation, one);
            bench.store().putBack(relation, all);
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        assertThat(scenario.value("children/2", "parent")).isEqualTo("1");
    }

    @Test
    void remembersOneParentAColumn() {
        Workbench bench = desks();
        Relation relation = bench.relation("children.parent");
        Scenario scenario = new Scenario(bench.engine());

        bench.inTransaction(() -> {
            bench.store().detach(relation, children(bench, Children.all(relation, Workbench.keys("1"), 10)));
            return true;
        });
        scenario.change("children/1", "parent", "2");
        bench.inTransaction(() -> {
            bench.store().detach(relation, children(bench, Children.all(relation, Workbench.keys("2"), 10)));
            putBack(bench, relation, "1");
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        bench.inTransaction(() -> {
            putBack(bench, relation, "2");
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isEqualTo("2");
    }

    @Test
    void whatWasPutBackOnceIsForgotten() {
        Workbench bench = desks();
        Relation relation = bench.relation("children.parent");
        Scenario scenario = new Scenario(bench.engine());

        bench.inTransaction(() -> {
            bench.store().detach(relation, children(bench, Children.all(relation, Workbench.keys("1"), 10)));
            putBack(bench, relation, "2");
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        bench.inTransaction(() -> {
            putBack(bench, relation, "1");
            children(bench, Children.all(relation, Workbench.keys("1"), 10));
            bench.store().unlink(relation, Workbench.keys("1", "2"));
            putBack(bench, relation, "1");
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        assertThat(scenario.value("children/1", "updated_at")).isEqualTo(NewRow.LONG_AGO);
    }

    @Test
    void whatIsRememberedOfRowsThatAreRemovedIsForgotten() {
        Workbench bench = desks();
        Relation relation = bench.relation("children.parent");
        Scenario scenario = new Scenario(bench.engine());

        bench.inTransaction(() -> {
            bench.store().detach(relation, children(bench, Children.all(relation, Workbench.keys("1"), 10)));
            bench.store().remove(bench.type("children"), Workbench.keys("1"));
            bench.store().load(bench.type("parents"), Workbench.keys("1"), Lock.EXCLUSIVE);
            bench.store().remove(bench.type("parents"), Workbench.keys("1"));
            return true;
        });
        scenario.with(ContractGroup.parent(1)).with(NewRow.of("children", "1"));
        bench.inTransaction(() -> {
            putBack(bench, relation, "1");
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        assertThat(scenario.value("children/2", "parent")).isNull();
    }
}
