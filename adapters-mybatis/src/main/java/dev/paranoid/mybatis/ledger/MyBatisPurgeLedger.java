package dev.paranoid.mybatis.ledger;

import dev.paranoid.application.port.purge.PurgeLedger;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.Utc;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has expired, by an index of the ledger; what cannot go, and runs, in tables of their own. */
public final class MyBatisPurgeLedger implements PurgeLedger {

    private static final int AT_ONCE = 1000;
    private static final int DETAIL = 2000;

    private final PurgeMapper mapper;

    public MyBatisPurgeLedger(PurgeMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Deletion> due(Instant now, Optional<Deletion> after, int limit) {
        return LedgerRow.deletions(mapper.due(
                Utc.of(now),
                after.flatMap(Deletion::purgeAt).map(Utc::of).orElse(null),
                after.map(deletion -> deletion.id().value()).orElse(0L),
                limit));
    }

    @Override
    public long eligible(Instant now) {
        return mapper.eligible(Utc.of(now));
    }

    @Override
    public long keptBack(Instant now) {
        return mapper.keptBack(Utc.of(now));
    }

    @Override
    public long active() {
        return mapper.active();
    }

    @Override
    public void block(Collection<Blocked> blocked) {
        note(blocked, null);
    }

    @Override
    public void underway(long run, Collection<Blocked> removals) {
        note(removals, run);
    }

    private void note(Collection<Blocked> blocked, @Nullable Long run) {
        Keys.inParts(blocked, AT_ONCE, part -> mapper.block(BoundValues.of(part, one -> values(one, run))));
    }

    private static @Nullable Object[] values(Blocked blocked, @Nullable Long run) {
        return new @Nullable Object[] {
            blocked.deletion().value(),
            blocked.code(),
            detail(blocked),
            Utc.of(blocked.since()),
            Utc.of(blocked.again()),
            run
        };
    }

    private static String detail(Blocked blocked) {
        String detail = blocked.detail();
        return detail.codePointCount(0, detail.length()) <= DETAIL
                ? detail
                : detail.substring(0, detail.offsetByCodePoints(0, DETAIL));
    }

    @Override
    public void refused(Blocked removal) {
        mapper.countAsBlocked(removal.deletion().value());
        mapper.refused(
                removal.deletion().value(),
                removal.code(),
                detail(removal),
                Utc.of(removal.since()),
                Utc.of(removal.again()));
    }

    @Override
    public void unblock(Collection<DeletionId> deletions) {
        Keys.inParts(
                deletions.stream().map(DeletionId::value).sorted().toList(), part -> mapper.unblock(Keys.of(part)));
    }

    @Override
    public List<Blocked> blocked(int limit) {
        return mapper.blocked(limit).stream()
                .map(row -> new Blocked(
                        new DeletionId(row.deletionId()),
                        row.code(),
                        row.detail(),
                        Utc.instant(row.since()),
                        Utc.instant(row.again())))
                .toList();
    }

    @Override
    public Optional<Run> last() {
        return mapper.last().stream().findFirst().map(PurgeRunRow::run);
    }

    @Override
    public Optional<Run> latest() {
        return mapper.latest().stream().findFirst().map(PurgeRunRow::run);
    }

    @Override
    public Run begin(Run run) {
        BegunRun row = new BegunRun(run);
        mapper.begin(row);
        return row.run();
    }

    @Override
    public void count(long run, long removed, long blocked) {
        mapper.count(run, removed, blocked);
    }

    @Override
    public Run end(long run, Instant now, long after, Optional<String> stopped) {
        mapper.end(run, Utc.of(now), after, stopped.orElse(null));
        return mapper.run(run).get(0).run();
    }
}
