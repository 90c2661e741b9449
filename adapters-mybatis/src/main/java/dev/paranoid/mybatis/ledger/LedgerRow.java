package dev.paranoid.mybatis.ledger;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.mybatis.statement.Utc;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A deletion as it is stored.
 *
 * @param took what it took, by name of the type, as a JSON object; null where nothing is known or it took nothing
 */
public record LedgerRow(
        long id,
        String rootType,
        String rootKey,
        String mode,
        String state,
        LocalDateTime deletedAt,
        @Nullable LocalDateTime purgeAt,
        String actor,
        @Nullable String reason,
        @Nullable String took,
        @Nullable String activity) {

    /** What it is read from, as {@code l} and in the order of its components. */
    public static final String COLUMNS =
            "l.id, l.root_type AS rootType, CONVERT(l.root_key USING utf8mb4) AS rootKey, l.mode, l.state,"
                    + " l.deleted_at AS deletedAt, l.purge_at AS purgeAt, l.actor, l.reason, l.took, l.activity";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** {@return the deletions that these rows tell of, in their order} */
    static List<Deletion> deletions(List<LedgerRow> rows) {
        return rows.stream().map(LedgerRow::deletion).toList();
    }

    /** {@return rows by type as the ledger holds them} */
    static @Nullable String took(Map<String, Long> rows) {
        return rows.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(rows));
    }

    /** {@return the deletion that it tells of} */
    public Deletion deletion() {
        Deletion settled = new Deletion(
                new DeletionId(id),
                new EntityRef(rootType, rootKey),
                DeletionMode.valueOf(mode),
                DeletionState.valueOf(state),
                Utc.instant(deletedAt),
                actor,
                Optional.ofNullable(reason),
                took == null ? new TreeMap<>() : JSON.readValue(took, new TypeReference<TreeMap<String, Long>>() {}),
                Optional.ofNullable(purgeAt).map(Utc::instant),
                Optional.empty());
        return activity == null ? settled : settled.during(Activity.valueOf(activity));
    }
}
