package dev.paranoid.testkit.contract.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.Page;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.Asking;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.IdForm;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every form of id does the same. */
public abstract class Ids extends ContractGroup {

    public Ids(Engines engines) {
        super(engines);
    }

    /** Parents of one form with children of the other; parents 1 and 2, and twelve children of parent 1. */
    private Scenario family(IdForm parents, IdForm children, OnDelete action) {
        TestSchema schema = parentsAndChildren(action, action)
                .with("parents", table -> table.identifiedBy(parents))
                .with("children", table -> table.identifiedBy(children));
        return over(schema)
                .with(NewRow.of("parents", parents.id(1)), NewRow.of("parents", parents.id(2)))
                .with(IntStream.rangeClosed(1, 12)
                        .mapToObj(id -> NewRow.of("children", children.id(id)).with("parent", parents.id(1)))
                        .toArray(NewRow[]::new));
    }

    @Test
    void deletesRestoresAndRemoves() {
        for (IdForm form : IdForm.values()) {
            Scenario scenario = family(form, form == IdForm.BIGINT ? IdForm.BINARY16 : IdForm.BIGINT, OnDelete.CASCADE);
            Snapshot before = scenario.snapshot();
            String root = "parents/" + form.id(1);

            Deletion deletion = scenario.delete(root);
            assertThat(deletion.root()).isEqualTo(Scenario.ref(root));
            assertThat(deletion.took()).containsEntry("children", 12L);
            assertThat(scenario.live()).isEqualTo("parents/" + form.id(2));
            scenario.restore(root);
            assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
            assertThat(scenario.remove(root).took()).containsEntry("children", 12L);
            assertThat(scenario.snapshot().rows()).hasSize(1);
        }
    }

    @Test
    void detachesAndPutsBack() {
        for (IdForm form : IdForm.values()) {
            Scenario scenario = family(form, form, OnDelete.SET_NULL);
            Snapshot before = scenario.snapshot();

            scenario.delete("parents/" + form.id(1));
            assertThat(scenario.value("children/" + form.id(7), "parent")).isNull();
            scenario.restore("parents/" + form.id(1));

            assertThat(scenario.snapshot().rows()).isEqualTo(before.rows());
        }
    }

    @Test
    void namesBlockersInTheirOrder() {
        for (IdForm form : IdForm.values()) {
            Scenario scenario = family(IdForm.BIGINT, form, OnDelete.RESTRICT);

            Restricted refusal = Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "parents/1"), Restricted.class);

            assertThat(refusal.blockers().get(0).count()).isEqualTo(12);
            assertThat(refusal.blockers().get(0).sample())
                    .isEqualTo(IntStream.rangeClosed(1, 10).mapToObj(form::id).toList());
        }
    }

    @Test
    void pagesInTheirOrder() {
        for (IdForm form : IdForm.values()) {
            Scenario scenario = family(IdForm.BIGINT, form, OnDelete.CASCADE);

            Page<Row> page = scenario.engine()
                    .entities()
                    .list(Scenario.CALLER, "children", Visibility.ALL, 3, form.id(8))
                    .orThrow();

            assertThat(page.items())
                    .extracting(row -> row.ref().id())
                    .isEqualTo(List.of(form.id(9), form.id(10), form.id(11)));
            assertThat(page.next()).contains(form.id(11));
            assertThat(page.items().get(0).columns()).containsEntry("id", form == IdForm.BIGINT ? 9L : form.id(9));
        }
    }

    @Test
    void whoseIdHasAnotherFormHearsWhatIdsAre() {
        Map<IdForm, String> forms = Map.of(
                IdForm.BIGINT, "integers that fit the column",
                IdForm.VARCHAR, "texts that fit the column",
                IdForm.LATIN1, "texts that fit the column",
                IdForm.CHAR36, "UUIDs",
                IdForm.BINARY16, "UUIDs");
        for (IdForm form : IdForm.values()) {
            Entities entities = family(form, form, OnDelete.CASCADE).engine().entities();
            String id = "x".repeat(256);

            assertThat(Scenario.refusal(
                                    entities.find(Scenario.CALLER, Scenario.ref("parents/" + id), Visibility.ALL),
                                    Malformed.class)
                            .detail())
                    .isEqualTo("'" + id + "' cannot be an id of 'parents': its ids are " + forms.get(form) + ".");
        }
    }

    @Test
    void anIdThatItsColumnCannotHoldIsRefusedAlone() {
        IdForm form = IdForm.LATIN1;
        Scenario scenario = family(form, form, OnDelete.CASCADE);
        List<String> impossible = List.of("日", "\uD83D\uDE00", "row\u0394");

        for (String id : impossible) {
            String row = "parents/" + id;
            assertThat(Scenario.codes(scenario.tryDeleteAll(
                            DeletionMode.SOFT, "parents/" + form.id(1), row, "parents/" + form.id(2))))
                    .containsExactly("ok", "bad-request", "ok");
            assertThat(Scenario.codes(scenario.tryRestoreAll(Parents.REFUSE, row, "parents/" + form.id(1))))
                    .containsExactly("bad-request", "ok");
            assertThat(new Asking(scenario.engine())
                            .ask(
                                    Asking.delete("bad " + id, row),
                                    Asking.delete("good " + id, "parents/" + form.id(1), row)))
                    .containsExactly("refused bad-request", "done");
            Entities entities = scenario.engine().entities();
            Scenario.refusal(entities.find(Scenario.CALLER, Scenario.ref(row), Visibility.ALL), Malformed.class);
            Scenario.refusal(entities.list(Scenario.CALLER, "parents", Visibility.ALL, 5, id), Malformed.class);
            Scenario.refusal(
                    entities.matching(Scenario.CALLER, "parents", Map.of("id", id), Among.LIVE), Malformed.class);
            assertThat(entities.matching(Scenario.CALLER, "parents", Map.of("note", id), Among.LIVE)
                            .orThrow())
                    .isEmpty();
        }
    }

    @Test
    void aUuidIsFoundInUpperCaseAndAnsweredInLower() {
        for (IdForm form : List.of(IdForm.CHAR36, IdForm.BINARY16)) {
            Scenario scenario = family(form, form, OnDelete.CASCADE);
            NewRow hex = NewRow.of("parents", "abcdef01-2345-6789-abcd-ef0123456789");
            scenario.with(hex);
            String upper = "parents/" + "abcdef01-2345-6789-abcd-ef0123456789".toUpperCase(Locale.ROOT);

            assertThat(scenario.delete(upper).root())
                    .isEqualTo(new EntityRef("parents", "abcdef01-2345-6789-abcd-ef0123456789"));
            assertThat(scenario.delete("parents/abcdef01-2345-6789-abcd-ef0123456789")
                            .root()
                            .id())
                    .isEqualTo("abcdef01-2345-6789-abcd-ef0123456789");
            assertThat(scenario.restore(upper).visible()).isTrue();
        }
    }
}
