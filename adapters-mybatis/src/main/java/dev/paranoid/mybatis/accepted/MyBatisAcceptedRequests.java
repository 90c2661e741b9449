package dev.paranoid.mybatis.accepted;

import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.AcceptedRequests;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.transaction.Outage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests that were accepted, in {@code paranoid_accepted}, and the jobs that they wait for, in {@code paranoid_awaited}. */
public final class MyBatisAcceptedRequests implements AcceptedRequests {

    private final AcceptedMapper mapper;

    public MyBatisAcceptedRequests(AcceptedMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void keep(List<Accepted> accepted) {
        Keys.inParts(
                accepted,
                part -> mapper.keep(
                        BoundValues.of(part, each -> AcceptedRow.of(each).values())));
        Keys.inParts(
                accepted.stream().flatMap(MyBatisAcceptedRequests::waits).toList(),
                part -> mapper.await(BoundValues.of(part, pair -> pair)));
    }

    private static Stream<@Nullable Object[]> waits(Accepted accepted) {
        return accepted.outcome().awaited().stream().sorted().map(job ->
                new @Nullable Object[] {job, accepted.draft().id()});
    }

    @Override
    public List<Accepted> waitingFor(JobId job) {
        return mapper.waitingFor(job.value()).stream()
                .map(AcceptedRow::accepted)
                .toList();
    }

    @Override
    public List<JobId> overdue() {
        return Outage.guard(mapper::overdue).stream().map(JobId::new).toList();
    }

    @Override
    public void forget(List<Accepted> accepted) {
        Keys.inParts(accepted.stream().map(each -> each.draft().id()).sorted().toList(), part -> {
            mapper.forget(Keys.of(part));
            mapper.stopWaiting(Keys.of(part));
        });
    }
}
