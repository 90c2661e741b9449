package dev.paranoid.mybatis.job;

import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.mybatis.job.JobMapper.JobOfRow;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.transaction.Outage;
import dev.paranoid.mybatis.transaction.OwnOrOutside;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Work in the background in {@code paranoid_job}, and in the ledger what is done to deletions. */
public final class MyBatisJobs implements Jobs {

    private final JobMapper mapper;
    private final OwnOrOutside<JobMapper> reads;
    private final Runnable wakeUp;

    /**
     * Jobs.
     *
     * @param wakeUp told in each transaction that begins some
     */
    public MyBatisJobs(OwnOrOutside<JobMapper> reads, Runnable wakeUp) {
        this.mapper = reads.own();
        this.reads = reads;
        this.wakeUp = wakeUp;
    }

    @Override
    public List<JobId> start(List<Start> starts) {
        if (starts.isEmpty()) {
            return List.of();
        }
        List<JobRow> rows = starts.stream().map(JobRow::of).toList();
        mapper.insert(rows, BoundValues.of(rows, JobRow::values));
        Map<Activity, List<String>> pairs = new EnumMap<>(Activity.class);
        for (int i = 0; i < rows.size(); i++) {
            long job = rows.get(i).getId();
            List<String> same = pairs.computeIfAbsent(starts.get(i).activity(), any -> new ArrayList<>());
            starts.get(i).state().task().deletions().forEach(deletion -> same.add("[" + deletion + "," + job + "]"));
        }
        pairs.forEach(this::note);
        wakeUp.run();
        return rows.stream().map(row -> new JobId(row.getId())).toList();
    }

    private void note(Activity activity, List<String> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        String json = pairs.stream().collect(Collectors.joining(",", "[", "]"));
        if (activity == Activity.LIFTING) {
            mapper.close(json, activity.name());
        } else {
            mapper.open(json, activity.name());
        }
    }

    @Override
    public Optional<JobId> next(String component) {
        return Outage.guard(() -> Optional.ofNullable(mapper.next(component))).map(JobId::new);
    }

    @Override
    public long claim(JobId job) {
        mapper.claim(job.value());
        return Objects.requireNonNullElse(mapper.fence(job.value()), 0L);
    }

    @Override
    public Optional<Job> lock(JobId job, long claim) {
        SessionTimeout.begin(mapper);
        return Optional.ofNullable(mapper.lock(job.value(), claim)).map(JobRow::job);
    }

    @Override
    public void save(Job job) {
        mapper.save(job.id().value(), JobText.of(job.state()));
    }

    @Override
    public void end(Job job) {
        mapper.end(job.id().value(), JobText.of(job.state()));
    }

    @Override
    public void resolve(JobId job, Collection<DeletionId> deletions) {
        listed(deletions, ids -> mapper.resolve(job.value(), ids));
    }

    @Override
    public void settle(Collection<DeletionId> deletions) {
        listed(deletions, mapper::settle);
    }

    private static void listed(Collection<DeletionId> deletions, Consumer<Keys> part) {
        Keys.inParts(
                deletions.stream().map(DeletionId::value).distinct().sorted().toList(),
                some -> part.accept(Keys.of(some)));
    }

    @Override
    public boolean busy() {
        return Outage.guard(reads.now()::busy);
    }

    @Override
    public Optional<Watched> find(JobId job) {
        return Outage.guard(() -> Optional.ofNullable(reads.now().find(job.value())))
                .map(WatchedRow::watched);
    }

    @Override
    public Set<JobId> unfinished(Collection<JobId> jobs) {
        Set<JobId> unfinished = new HashSet<>();
        Keys.inParts(
                jobs.stream().map(JobId::value).distinct().sorted().toList(),
                some -> Outage.guard(() -> reads.now().unfinished(Keys.of(some)))
                        .forEach(id -> unfinished.add(new JobId(id))));
        return unfinished;
    }

    @Override
    public Map<DeletionId, JobId> opening(Collection<DeletionId> deletions) {
        return jobs(deletions, ids -> Outage.guard(() -> mapper.opening(ids)));
    }

    @Override
    public Map<DeletionId, Job> latest(Collection<DeletionId> deletions) {
        Map<DeletionId, Job> jobs = new HashMap<>();
        listed(
                deletions,
                ids -> mapper.latest(ids).forEach(row -> jobs.put(new DeletionId(row.deletion()), row.job())));
        return jobs;
    }

    private static Map<DeletionId, JobId> jobs(Collection<DeletionId> deletions, Function<Keys, List<JobOfRow>> read) {
        Map<DeletionId, JobId> jobs = new HashMap<>();
        listed(
                deletions,
                ids -> read.apply(ids).forEach(row -> jobs.put(new DeletionId(row.deletion()), new JobId(row.job()))));
        return jobs;
    }

    @Override
    public Optional<WatchedRoot> watch(DeletionId deletion) {
        return Outage.guard(() -> Optional.ofNullable(reads.now().watch(deletion.value())))
                .map(WatchedRootRow::watched);
    }
}
