package dev.paranoid.testkit.memory.job;

import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.testkit.memory.state.KeptJob;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Jobs in memory. A state that was handed out is not changed by those who carry the job on: each gets one of its own. */
public final class MemoryJobs implements Jobs {

    private final Memory memory;
    private final MemoryTransactions transactions;

    public MemoryJobs(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    @Override
    public List<JobId> start(List<Start> starts) {
        transactions.required();
        List<JobId> ids = new ArrayList<>();
        starts.forEach(start -> {
            JobId id = memory.nextJob();
            Instant now = transactions.instant();
            memory.jobs().put(id, new KeptJob(new Job(id, start.component(), copy(start.state())), 0, false, now, now));
            List<DeletionId> deletions = start.state().task().deletions();
            if (start.activity() != Activity.LIFTING) {
                deletions.forEach(deletion -> memory.opening().put(deletion, id));
            }
            during(deletions, Optional.of(start.activity()));
            deletions.forEach(deletion -> memory.latest().put(deletion, id));
            ids.add(id);
        });
        return ids;
    }

    private void during(Collection<DeletionId> deletions, Optional<Activity> activity) {
        deletions.forEach(id -> memory.ledger()
                .computeIfPresent(
                        id, (same, deletion) -> activity.map(deletion::during).orElseGet(deletion::settled)));
    }

    private static Job.State copy(Job.State state) {
        return new Job.State(
                state.task(),
                state.stage(),
                state.cursor(),
                state.closed(),
                state.counts().copy(),
                state.refusals());
    }

    @Override
    public Optional<JobId> next(String component) {
        return transactions.read(() -> memory.jobs().values().stream()
                .filter(kept -> !kept.ended() && kept.job().component().equals(component))
                .map(kept -> kept.job().id())
                .findFirst());
    }

    @Override
    public long claim(JobId job) {
        transactions.required();
        KeptJob kept = memory.jobs()
                .computeIfPresent(
                        job,
                        (id, same) -> new KeptJob(
                                same.job(), same.fence() + 1, same.ended(), same.startedAt(), same.updatedAt()));
        return kept == null ? 0 : kept.fence();
    }

    @Override
    public Optional<Job> lock(JobId job, long claim) {
        transactions.required();
        return Optional.ofNullable(memory.jobs().get(job))
                .filter(kept -> !kept.ended() && kept.fence() == claim)
                .map(kept -> kept.job().in(copy(kept.job().state())));
    }

    @Override
    public Set<JobId> unfinished(Collection<JobId> jobs) {
        return transactions.read(() -> jobs.stream()
                .filter(job -> Optional.ofNullable(memory.jobs().get(job))
                        .filter(kept -> !kept.ended())
                        .isPresent())
                .collect(Collectors.toSet()));
    }

    @Override
    public void save(Job job) {
        transactions.required();
        memory.jobs().computeIfPresent(job.id(), (id, kept) -> kept.with(job, false, transactions.instant()));
    }

    @Override
    public void end(Job job) {
        transactions.required();
        memory.jobs().computeIfPresent(job.id(), (id, kept) -> kept.with(job, true, transactions.instant()));
    }

    @Override
    public void resolve(JobId job, Collection<DeletionId> deletions) {
        transactions.required();
        during(deletions, Optional.of(Activity.LIFTING));
        deletions.forEach(deletion -> memory.latest().put(deletion, job));
    }

    @Override
    public void settle(Collection<DeletionId> deletions) {
        transactions.required();
        during(deletions, Optional.empty());
    }

    @Override
    public boolean busy() {
        return transactions.read(() -> memory.jobs().values().stream().anyMatch(kept -> !kept.ended()));
    }

    @Override
    public Optional<Watched> find(JobId job) {
        return transactions.read(() -> Optional.ofNullable(memory.jobs().get(job))
                .map(kept -> new Watched(kept.job(), kept.startedAt(), kept.updatedAt(), kept.ended())));
    }

    @Override
    public Map<DeletionId, JobId> opening(Collection<DeletionId> deletions) {
        return transactions.read(() -> only(memory.opening(), deletions));
    }

    @Override
    public Map<DeletionId, Job> latest(Collection<DeletionId> deletions) {
        transactions.required();
        Map<DeletionId, Job> jobs = new HashMap<>();
        only(memory.latest(), deletions)
                .forEach((deletion, job) ->
                        Optional.ofNullable(memory.jobs().get(job)).ifPresent(kept -> jobs.put(deletion, kept.job())));
        return jobs;
    }

    private static Map<DeletionId, JobId> only(Map<DeletionId, JobId> jobs, Collection<DeletionId> deletions) {
        Map<DeletionId, JobId> only = new HashMap<>(jobs);
        only.keySet().retainAll(deletions);
        return only;
    }

    @Override
    public Optional<WatchedRoot> watch(DeletionId deletion) {
        return transactions.read(() -> Optional.ofNullable(memory.ledger().get(deletion))
                .map(found -> new WatchedRoot(
                        found,
                        Optional.ofNullable(memory.latest().get(deletion)).flatMap(this::find))));
    }
}
