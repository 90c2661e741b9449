package dev.paranoid.mybatis;

import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.JobId;
import dev.paranoid.application.port.Jobs;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Work in the background in {@code paranoid_job}, and in the ledger which deletions it is about. */
final class MyBatisJobs implements Jobs {

    private final JobMapper mapper;
    private final LedgerMapper ledger;
    private final LookMapper look;
    private final Consumer<JobId> wakeUp;

    /**
     * Jobs.
     *
     * @param wakeUp told of each job in the transaction that begins it
     */
    MyBatisJobs(JobMapper mapper, LedgerMapper ledger, LookMapper look, Consumer<JobId> wakeUp) {
        this.ledger = ledger;
        this.look = look;
        this.mapper = mapper;
        this.wakeUp = wakeUp;
    }

    @Override
    public JobId start(Job.State state) {
        JobRow row = JobRow.fresh(JobText.of(state));
        mapper.insert(row);
        mapper.take(
                DeletionIds.of(state.task().deletions()),
                row.getId(),
                state.task().activity().name());
        JobId job = new JobId(row.getId());
        wakeUp.accept(job);
        return job;
    }

    @Override
    public long claim(JobId job) {
        mapper.claim(job.value());
        return Objects.requireNonNullElse(mapper.fence(job.value()), 0L);
    }

    @Override
    public Optional<Job> lock(JobId job, long claim) {
        Lease.begin(mapper);
        return Optional.ofNullable(mapper.lock(job.value(), claim)).map(MyBatisJobs::job);
    }

    private static Job job(JobRow row) {
        return new Job(new JobId(row.getId()), JobText.read(row.getState()), row.isAgain());
    }

    @Override
    public Map<DeletionId, Deletion> deletions(JobId job) {
        return LedgerRow.deletions(ledger.ofJob(job.value())).stream()
                .collect(Collectors.toMap(Deletion::id, Function.identity()));
    }

    private static Set<DeletionId> ids(List<Long> values) {
        return values.stream().map(DeletionId::new).collect(Collectors.toSet());
    }

    @Override
    public void save(Job job) {
        mapper.save(job.id().value(), job.again(), JobText.of(job.state()));
    }

    @Override
    public void settle(Collection<DeletionId> deletions) {
        if (!deletions.isEmpty()) {
            mapper.settle(DeletionIds.of(deletions));
        }
    }

    @Override
    public Set<DeletionId> reopen(Collection<DeletionId> deletions) {
        if (deletions.isEmpty()) {
            return Set.of();
        }
        Set<DeletionId> reopenable = ids(mapper.reopenable(DeletionIds.of(deletions)));
        if (!reopenable.isEmpty()) {
            mapper.reopen(DeletionIds.of(reopenable));
        }
        return reopenable;
    }

    @Override
    public void refuse(Collection<DeletionId> deletions, DeletionState state) {
        if (!deletions.isEmpty()) {
            mapper.refuse(DeletionIds.of(deletions), state.name());
        }
    }

    @Override
    public void end(Job job) {
        mapper.end(job.id().value(), JobText.of(job.state()));
    }

    @Override
    public Set<DeletionId> inProgress(Set<Activity> activities) {
        List<String> names = activities.stream().map(Activity::name).sorted().toList();
        return ids(Outage.guard(() -> look.inProgress(names)));
    }

    @Override
    public void takeTurn(boolean alone) {
        mapper.takeTurn(alone);
    }

    @Override
    public Optional<Job> find(DeletionId deletion) {
        return Outage.guard(() -> Optional.ofNullable(mapper.find(deletion.value())))
                .map(MyBatisJobs::job);
    }

    @Override
    public Optional<Watched> watch(DeletionId deletion) {
        return Outage.guard(() -> Optional.ofNullable(mapper.watch(deletion.value())))
                .map(row -> new Watched(
                        new Job(new JobId(row.id()), JobText.read(row.state()), false),
                        Utc.instant(row.startedAt()),
                        Utc.instant(row.updatedAt()),
                        row.ended()));
    }

    @Override
    public Set<DeletionId> again(Collection<DeletionId> deletions) {
        Set<DeletionId> settled = new HashSet<>();
        if (deletions.isEmpty()) {
            return settled;
        }
        List<HolderRow> holders = mapper.holders(DeletionIds.of(deletions));
        holders.stream()
                .filter(holder -> holder.activity() != null)
                .map(HolderRow::job)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(mapper::again);
        holders.stream()
                .filter(holder ->
                        holder.activity() == null && DeletionState.ACTIVE.name().equals(holder.state()))
                .forEach(holder -> settled.add(new DeletionId(holder.id())));
        return settled;
    }
}
