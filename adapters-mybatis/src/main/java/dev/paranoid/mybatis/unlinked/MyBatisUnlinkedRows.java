package dev.paranoid.mybatis.unlinked;

import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.UnlinkedRows;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.unlinked.UnlinkedMapper.Noted;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What jobs have set to null, in {@code paranoid_unlinked}. Only who has the job locked writes its rows. */
public final class MyBatisUnlinkedRows implements UnlinkedRows {

    private final Schema schema;
    private final UnlinkedMapper mapper;

    public MyBatisUnlinkedRows(Schema schema, UnlinkedMapper mapper) {
        this.schema = schema;
        this.mapper = mapper;
    }

    @Override
    public void note(JobId job, Relation relation, Collection<StoredEntity> children) {
        Keys.inParts(
                children.stream()
                        .filter(child -> child.parent(relation).isPresent())
                        .toList(),
                part -> mapper.note(BoundValues.of(Keys.filled(part), child -> new @Nullable Object[] {
                    job.value(),
                    relation.name(),
                    UuidBytes.key(child.key().text()),
                    UuidBytes.key(child.parent(relation).orElseThrow().text())
                })));
    }

    @Override
    public List<RowKey> putBack(JobId job, Relation relation, int limit) {
        Link link = schema.link(relation);
        List<Noted> noted = mapper.noted(job.value(), relation.name(), limit);
        Keys.inParts(noted, part -> {
            Keys keys = Keys.of(
                    part.stream().map(note -> UuidBytes.key(note.child())).toList());
            mapper.putBack(job.value(), link, keys);
            mapper.takeOut(job.value(), relation.name(), keys);
        });
        return noted.stream().map(note -> new RowKey(note.parent())).toList();
    }

    @Override
    public int forget(JobId job, int limit) {
        return mapper.forget(job.value(), limit);
    }
}
