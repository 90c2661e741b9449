package dev.paranoid.testkit.contract.port;

import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.row.EntityStore.Children;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.function.Function;
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
            bench.store().putBack(relation, Workbench.keys("1"));
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isEqualTo("1");
        assertThat(scenario.value("children/2", "parent")).isEqualTo("2");
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
            bench.store().putBack(relation, Workbench.keys("1"));
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        bench.inTransaction(() -> {
            bench.store().putBack(relation, Workbench.keys("2"));
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
            bench.store().putBack(relation, Workbench.keys("2"));
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        bench.inTransaction(() -> {
            bench.store().putBack(relation, Workbench.keys("1"));
            children(bench, Children.all(relation, Workbench.keys("1"), 10));
            bench.store().unlink(relation, Workbench.keys("1", "2"));
            bench.store().putBack(relation, Workbench.keys("1"));
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
            bench.store().putBack(relation, Workbench.keys("1"));
            return true;
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        assertThat(scenario.value("children/2", "parent")).isNull();
    }
}
