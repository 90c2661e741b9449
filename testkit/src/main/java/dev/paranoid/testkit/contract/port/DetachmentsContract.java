package dev.paranoid.testkit.contract.port;

import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.row.EntityStore;
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

    /** Two parents, and two children of the first, whose foreign key is set to null when it is hidden. */
    private Desks desks() {
        Workbench bench = workbench
                .apply(ContractGroup.parentsAndChildren(SET_NULL, SET_NULL))
                .with(
                        ContractGroup.parent(1),
                        ContractGroup.parent(2),
                        ContractGroup.child(1, 1),
                        ContractGroup.child(2, 1));
        return new Desks(bench, bench.relation("children.parent"), new Scenario(bench.engine()));
    }

    private record Desks(Workbench bench, Relation relation, Scenario scenario) {

        EntityStore store() {
            return bench.store();
        }

        void within(Runnable work) {
            bench.inTransaction(() -> {
                work.run();
                return true;
            });
        }

        List<StoredEntity> children(String parent) {
            return store().children(Children.all(relation, Workbench.keys(parent), 10), Lock.EXCLUSIVE);
        }

        void detach(String parent) {
            store().detach(relation, children(parent));
        }

        List<Remembered> remembered(String parent, long limit) {
            return store().remembered(relation, Workbench.keys(parent), limit);
        }

        void putBack(String parent) {
            store().putBack(relation, remembered(parent, 10));
        }
    }

    @Test
    void detachesAndPutsBackWhatIsStillNull() {
        Desks desks = desks();
        Scenario scenario = desks.scenario();

        desks.within(() -> desks.detach("1"));
        assertThat(scenario.value("children/1", "parent")).isNull();
        scenario.change("children/2", "parent", "2");

        desks.within(() -> desks.putBack("1"));
        assertThat(scenario.value("children/1", "parent")).isEqualTo("1");
        assertThat(scenario.value("children/2", "parent")).isEqualTo("2");
    }

    @Test
    void putsBackALittleAtATime() {
        Desks desks = desks();
        Scenario scenario = desks.scenario();
        desks.within(() -> desks.detach("1"));

        for (int left = 2; left > 0; left--) {
            int before = left;
            desks.within(() -> {
                assertThat(desks.remembered("1", 10))
                        .hasSize(before)
                        .allMatch(child -> child.parent().equals(new RowKey("1")));
                List<Remembered> one = desks.remembered("1", 1);
                assertThat(one).hasSize(1);
                desks.store().putBack(desks.relation(), one);
                assertThat(desks.remembered("1", 10)).doesNotContainAnyElementsOf(one);
            });
            assertThat(Stream.of("children/1", "children/2").filter(child -> scenario.value(child, "parent") != null))
                    .hasSize(3 - before);
        }
        desks.within(() -> {
            assertThat(desks.remembered("1", 10)).isEmpty();
        });
    }

    @Test
    void whatIsForgottenDoesNotComeBack() {
        Desks desks = desks();
        Scenario scenario = desks.scenario();

        desks.within(() -> {
            desks.detach("1");
            List<Remembered> all = desks.remembered("1", 10);
            List<Remembered> one = all.stream()
                    .filter(child -> child.child().equals(new RowKey("1")))
                    .toList();
            desks.store().forget(desks.relation(), one);
            desks.store().putBack(desks.relation(), all);
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        assertThat(scenario.value("children/2", "parent")).isEqualTo("1");
    }

    @Test
    void remembersOneParentAColumn() {
        Desks desks = desks();
        Scenario scenario = desks.scenario();

        desks.within(() -> desks.detach("1"));
        scenario.change("children/1", "parent", "2");
        desks.within(() -> {
            desks.detach("2");
            desks.putBack("1");
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        desks.within(() -> desks.putBack("2"));
        assertThat(scenario.value("children/1", "parent")).isEqualTo("2");
    }

    @Test
    void whatWasPutBackOnceIsForgotten() {
        Desks desks = desks();
        Scenario scenario = desks.scenario();

        desks.within(() -> {
            desks.detach("1");
            desks.putBack("2");
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        desks.within(() -> {
            desks.putBack("1");
            desks.children("1");
            desks.store().unlink(desks.relation(), Workbench.keys("1", "2"));
            desks.putBack("1");
        });
        assertThat(scenario.value("children/1", "parent")).isNull();
        assertThat(scenario.value("children/1", "updated_at")).isEqualTo(NewRow.LONG_AGO);
    }

    @Test
    void whatIsRememberedOfRowsThatAreRemovedIsForgotten() {
        Desks desks = desks();
        Scenario scenario = desks.scenario();

        desks.within(() -> {
            desks.detach("1");
            desks.store().remove(desks.bench().type("children"), Workbench.keys("1"));
            desks.store().load(desks.bench().type("parents"), Workbench.keys("1"), Lock.EXCLUSIVE);
            desks.store().remove(desks.bench().type("parents"), Workbench.keys("1"));
        });
        scenario.with(ContractGroup.parent(1)).with(NewRow.of("children", "1"));
        desks.within(() -> desks.putBack("1"));
        assertThat(scenario.value("children/1", "parent")).isNull();
        assertThat(scenario.value("children/2", "parent")).isNull();
    }
}
