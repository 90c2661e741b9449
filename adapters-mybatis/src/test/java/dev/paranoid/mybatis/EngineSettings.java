package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the declaration of an engine of tests reads, for tables that a test has made. */
public final class EngineSettings {

    /** Nothing goes on in the background. */
    static final long NEVER = Long.MAX_VALUE;

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private EngineSettings() {}

    public static ParanoidProperties properties(TestSchema schema) {
        return properties(schema, NEVER, 1);
    }

    static ParanoidProperties properties(TestSchema schema, long above, int batching) {
        Map<String, ParanoidProperties.Entity> entities = new LinkedHashMap<>();
        schema.graph().types().forEach(type -> entities.put(type.name(), entity(schema, type)));
        return new ParanoidProperties(
                entities,
                new ParanoidProperties.Inbox(Duration.ofDays(30)),
                background(above),
                new ParanoidProperties.Batching(batching, 2),
                new ParanoidProperties.Ledger(Duration.ZERO),
                PATIENCE);
    }

    public static ParanoidProperties.Background background(long above) {
        return new ParanoidProperties.Background(
                above, 1, Duration.ofMillis(50), Duration.ZERO, Duration.ZERO, List.of());
    }

    private static ParanoidProperties.Entity entity(TestSchema schema, EntityType type) {
        return new ParanoidProperties.Entity(
                schema.table(type).table(),
                type.identified() ? TestTable.ID : null,
                type.paranoid(),
                TestTable.DELETED_AT,
                TestTable.DELETION_ID,
                null,
                null,
                null,
                List.of(),
                List.of(),
                schema.graph().above(type).stream().map(EngineSettings::parent).toList(),
                null,
                null,
                null,
                null);
    }

    private static ParanoidProperties.Parent parent(Relation relation) {
        return new ParanoidProperties.Parent(
                relation.parent().name(), relation.column(), relation.onSoftDelete(), relation.onHardDelete());
    }

    /** {@return a declaration whose calls have a transaction each} */
    public static ParanoidProperties properties(
            Map<String, ParanoidProperties.Entity> entities,
            ParanoidProperties.Inbox inbox,
            ParanoidProperties.Background background) {
        return new ParanoidProperties(
                entities,
                inbox,
                background,
                new ParanoidProperties.Batching(1, 1),
                new ParanoidProperties.Ledger(Duration.ZERO),
                PATIENCE);
    }
}
