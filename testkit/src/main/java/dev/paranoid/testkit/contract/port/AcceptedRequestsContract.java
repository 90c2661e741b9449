package dev.paranoid.testkit.contract.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.job.Job.Task;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs;
import dev.paranoid.application.port.job.Jobs.Start;
import dev.paranoid.application.port.message.AcceptedRequests;
import dev.paranoid.application.port.message.AcceptedRequests.Accepted;
import dev.paranoid.application.port.message.Outbox.Header;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Head;
import dev.paranoid.application.request.Request.Restore;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Requests that were accepted wait for jobs, one or several, until they are forgotten. */
public abstract class AcceptedRequestsContract {

    private final Workbench bench;
    private final AcceptedRequests requests;

    public AcceptedRequestsContract(Function<TestSchema, Workbench> workbench) {
        this.bench = workbench.apply(TutorialRows.SCHEMA);
        this.requests = bench.background().accepted();
    }

    private static Accepted accepted(int number, long... jobs) {
        List<EntityRef> rows = Scenario.refs("users/1", "users/2");
        List<Answer<Restoration>> answers =
                new ArrayList<>(List.of(Answer.refused(rows.get(0), new NotDeleted(rows.get(0)))));
        for (long job : jobs) {
            answers.add(Answer.granted(new Restoration(
                    rows.get(1),
                    new DeletionId(3),
                    false,
                    new TreeMap<>(Map.of("users", 1L)),
                    new TreeMap<>(),
                    List.of(),
                    Optional.of(job))));
        }
        Head head = new Head(
                new RequestId("r-" + number), "print", "users/1", Optional.of(Instant.parse("2026-11-28T10:00:00Z")));
        Outcome outcome = new Outcome(
                new Request(head, new Restore(Parents.LIFT, rows)),
                Outcome.Status.ACCEPTED,
                Optional.empty(),
                Optional.of("goes on"),
                List.of(),
                answers);
        return new Accepted(
                outcome,
                new Message(
                        "00000000-0000-0000-0000-00000000000" + number,
                        "results",
                        Optional.of(Payload.of("users/1")),
                        "dev.paranoid.result",
                        Optional.empty(),
                        List.of(new Header("one", Optional.of(Payload.of("1"))), new Header("two", Optional.empty()))));
    }

    private void keep(Accepted... accepted) {
        bench.inTransaction(() -> {
            requests.keep(List.of(accepted));
            return true;
        });
    }

    private List<Accepted> waitingFor(long job) {
        return bench.inTransaction(() -> requests.waitingFor(new JobId(job)));
    }

    @Test
    void theyWaitForEachOfTheirJobs() {
        Accepted one = accepted(1, 5);
        Accepted two = accepted(2, 5, 6);
        keep(one, two);

        assertThat(waitingFor(5)).containsExactlyInAnyOrder(one, two);
        assertThat(waitingFor(6)).containsExactly(two);
        assertThat(waitingFor(7)).isEmpty();
    }

    @Test
    void thoseThatAreForgottenWaitNoMore() {
        Accepted one = accepted(1, 5);
        Accepted two = accepted(2, 5, 6);
        keep(one, two);
        bench.inTransaction(() -> {
            requests.forget(List.of(two));
            requests.forget(List.of());
            return true;
        });
        keep();

        assertThat(waitingFor(5)).containsExactly(one);
        assertThat(waitingFor(6)).isEmpty();
    }

    @Test
    void thoseAreOverdueWhoseJobsHaveAllEnded() {
        long ended = start();
        long open = start();
        Accepted one = accepted(1, ended);
        keep(one, accepted(2, ended, open), accepted(3, open));
        assertThat(requests.overdue()).isEmpty();

        end(ended);
        assertThat(requests.overdue()).containsExactly(new JobId(ended));
        bench.inTransaction(() -> {
            requests.forget(List.of(one));
            return true;
        });
        assertThat(requests.overdue()).isEmpty();
        end(open);
        assertThat(requests.overdue()).containsExactly(new JobId(ended), new JobId(open));
    }

    private long start() {
        Task task = new Task(Kind.RESOLVE, List.of(), List.of(), "ann");
        Start start = new Start("users", State.of(task, Stage.RESOLVE, List.of()), Activity.HIDING);
        return bench.inTransaction(
                () -> bench.background().jobs().start(List.of(start)).get(0).value());
    }

    private void end(long job) {
        bench.inTransaction(() -> {
            Jobs jobs = bench.background().jobs();
            jobs.end(jobs.lock(new JobId(job), jobs.claim(new JobId(job))).orElseThrow());
            return true;
        });
    }
}
