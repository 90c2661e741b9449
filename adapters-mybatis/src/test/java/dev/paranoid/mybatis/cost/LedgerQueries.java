package dev.paranoid.mybatis.cost;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.domain.deletion.DeletionState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the recycle bin, fifty entries a page. */
final class LedgerQueries {

    private LedgerQueries() {}

    static DeletionQuery with(
            @Nullable String type, @Nullable String id, @Nullable DeletionState state, @Nullable String actor) {
        return new DeletionQuery(
                Optional.ofNullable(type),
                Optional.ofNullable(id),
                Optional.ofNullable(state),
                Optional.ofNullable(actor),
                Optional.empty(),
                Optional.empty(),
                50,
                Optional.empty());
    }

    static DeletionQuery since(String since, String until) {
        return new DeletionQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse(since)),
                Optional.of(Instant.parse(until)),
                50,
                Optional.empty());
    }

    static DeletionQuery in(DeletionState state, @Nullable String since, @Nullable String until) {
        return new DeletionQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.of(state),
                Optional.empty(),
                Optional.ofNullable(since).map(Instant::parse),
                Optional.ofNullable(until).map(Instant::parse),
                50,
                Optional.empty());
    }
}
