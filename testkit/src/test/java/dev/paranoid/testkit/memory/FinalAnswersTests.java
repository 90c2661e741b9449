package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.AcceptedRequests.Accepted;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.Asking;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A node that tells no final answers carries jobs on that requests by message wait for: a node that tells them does so then. */
class FinalAnswersTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityType NODES = EntityType.paranoid("nodes");
    private static final EntityRef TOP = new EntityRef("nodes", "1");

    private final EntityGraph graph =
            EntityGraph.of(List.of(NODES), List.of(Relation.cascading(NODES, "parent", NODES)));
    private final InMemoryEngine silent = InMemoryEngine.inBackground(TestSchema.of(graph), DeletionRules.NONE, 1);
    private final List<Outcome> told = new ArrayList<>();
    private final Background telling = ParanoidEngine.over(graph, DeletionRules.NONE, silent.ports(), telling())
            .background()
            .orElseThrow();

    private BackgroundPorts telling() {
        BackgroundPorts ports = silent.backgroundPorts();
        FinalAnswers answers = new FinalAnswers() {
            @Override
            public void tell(List<Ended> ended) {
                ended.forEach(each -> told.add(each.outcome()));
            }

            @Override
            public Caller askedBy(Message draft) {
                return CALLER;
            }
        };
        return new BackgroundPorts(
                ports.jobs(),
                ports.frontier(),
                ports.collected(),
                ports.unlinked(),
                ports.estimates(),
                ports.accepted(),
                answers,
                ports.above());
    }

    private void accept() {
        silent.insert(List.of(NewRow.of(TOP), NewRow.of("nodes", "2").with("parent", "1")));
        Deleted deleted = silent.deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(TOP)))
                .get(0)
                .orThrow();
        Outcome outcome = new Outcome(
                Asking.delete("r1", TOP.toString()),
                Status.ACCEPTED,
                Optional.empty(),
                Optional.empty(),
                List.of(Answer.granted(deleted)),
                List.of());
        Message draft = new Message(
                "00000000-0000-0000-0000-000000000001",
                "results",
                Optional.empty(),
                "dev.paranoid.result",
                Optional.empty(),
                List.of());
        silent.ports().transactions().inTransaction(() -> {
            silent.backgroundPorts().accepted().keep(List.of(new Accepted(outcome, draft)));
            return true;
        });
    }

    private void carryOn(Background node) {
        JobId job = silent.jobs().get(0);
        assertThat(node.chunk(job, node.claim(job), 100, () -> false)).isEmpty();
    }

    @Test
    void whatANodeHasEndedThatTellsNoneIsToldByOneThatDoes() {
        accept();
        telling.settle();
        assertThat(told).isEmpty();

        carryOn(silent.paranoid().background().orElseThrow());
        silent.paranoid().background().orElseThrow().settle();
        assertThat(told).isEmpty();
        telling.settle();
        telling.settle();

        assertThat(told)
                .singleElement()
                .satisfies(outcome ->
                        assertThat(outcome.deletions()).singleElement().isInstanceOf(Granted.class));
    }

    @Test
    void whatANodeHasEndedThatTellsThemIsToldOnce() {
        accept();
        carryOn(telling);
        telling.settle();

        assertThat(told).hasSize(1);
    }
}
