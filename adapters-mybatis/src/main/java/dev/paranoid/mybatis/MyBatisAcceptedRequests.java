package dev.paranoid.mybatis;

import dev.paranoid.application.port.AcceptedRequests;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests that were accepted, in {@code paranoid_accepted}, and what they wait for, in {@code paranoid_awaited}. */
final class MyBatisAcceptedRequests implements AcceptedRequests {

    private final AcceptedMapper mapper;

    MyBatisAcceptedRequests(AcceptedMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void keep(List<Accepted> accepted) {
        if (!accepted.isEmpty()) {
            mapper.keep(BoundValues.of(accepted, each -> AcceptedRow.of(each).values()));
            await(accepted.stream()
                    .flatMap(each -> pairs(each, each.outcome().awaited()))
                    .toList());
        }
    }

    private static Stream<@Nullable Object[]> pairs(Accepted accepted, Collection<DeletionId> deletions) {
        return deletions.stream().sorted().map(id ->
                new @Nullable Object[] {id.value(), accepted.draft().id()});
    }

    private void await(List<@Nullable Object[]> pairs) {
        if (!pairs.isEmpty()) {
            mapper.await(BoundValues.of(pairs, pair -> pair));
        }
    }

    @Override
    public List<Accepted> waitingFor(Collection<DeletionId> deletions) {
        return mapper.waitingFor(DeletionIds.of(deletions)).stream()
                .map(AcceptedRow::accepted)
                .toList();
    }

    @Override
    public void keepWaiting(Accepted accepted, Collection<DeletionId> deletions) {
        await(pairs(accepted, deletions).toList());
    }

    @Override
    public void forget(List<Accepted> accepted) {
        if (!accepted.isEmpty()) {
            List<String> messages =
                    accepted.stream().map(each -> each.draft().id()).toList();
            mapper.forget(BoundValues.single(messages));
            mapper.stopWaiting(BoundValues.single(messages));
        }
    }
}
