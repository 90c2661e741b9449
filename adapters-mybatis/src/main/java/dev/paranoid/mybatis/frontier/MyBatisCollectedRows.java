package dev.paranoid.mybatis.frontier;

import dev.paranoid.application.port.job.CollectedRows;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What jobs have collected, in {@code paranoid_collected}. Only who has the job locked writes its rows. */
public final class MyBatisCollectedRows implements CollectedRows {

    private final CollectedMapper mapper;

    public MyBatisCollectedRows(CollectedMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void add(JobId job, EntityType type, Collection<RowKey> keys) {
        if (!keys.isEmpty()) {
            long[] place = {mapper.lastPlace(job.value())};
            RowKeys.inserted(keys, key -> new Object[] {job.value(), type.name(), key, ++place[0]}, mapper::add);
        }
    }

    @Override
    public List<Collected> next(JobId job, long after, int limit) {
        return mapper.next(job.value(), after, limit).stream()
                .map(row -> new Collected(row.place(), new EntityRef(row.type(), row.key())))
                .toList();
    }

    @Override
    public List<RowKey> of(JobId job, EntityType type, Optional<RowKey> after, int limit) {
        return RowKeys.of(mapper.of(job.value(), type.name(), RowKeys.after(after), limit));
    }

    @Override
    public Set<RowKey> among(JobId job, EntityType type, Collection<RowKey> keys) {
        Set<RowKey> among = new HashSet<>();
        RowKeys.listed(keys, part -> among.addAll(RowKeys.of(mapper.among(job.value(), type.name(), part))));
        return among;
    }

    @Override
    public void remove(JobId job, EntityType type, Collection<RowKey> keys) {
        RowKeys.listed(keys, part -> mapper.remove(job.value(), type.name(), part));
    }

    @Override
    public int clear(JobId job, int limit) {
        return mapper.clear(job.value(), limit);
    }
}
