package dev.paranoid.mybatis.frontier;

import dev.paranoid.application.port.job.Frontier;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.mybatis.schema.UuidBytes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The frontier in {@code paranoid_frontier}, one row a type and key. Whoever adds or takes out a row has locked the row itself
 * before, so that the two meet there; in the table, rows are locked in the order of their keys.
 */
public final class MyBatisFrontier implements Frontier {

    private final FrontierMapper mapper;

    public MyBatisFrontier(FrontierMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void add(EntityType type, Collection<RowKey> keys) {
        RowKeys.inserted(keys, key -> new Object[] {type.name(), key}, mapper::add);
    }

    @Override
    public List<Added> next(EntityType type, Optional<RowKey> after, int limit) {
        return mapper.next(type.name(), RowKeys.after(after), limit).stream()
                .map(row -> new Added(new RowKey(row.key()), row.times()))
                .toList();
    }

    @Override
    public void remove(EntityType type, Collection<RowKey> keys) {
        RowKeys.listed(keys, part -> mapper.remove(type.name(), part));
    }

    @Override
    public void removeUnchanged(EntityType type, Added read) {
        mapper.removeUnchanged(type.name(), UuidBytes.key(read.row().text()), read.times());
    }
}
