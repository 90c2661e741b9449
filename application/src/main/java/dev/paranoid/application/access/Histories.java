package dev.paranoid.application.access;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.history.HistoryEntry.By;
import dev.paranoid.domain.history.HistoryEntry.What;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts together what was done to a deletion: what the ledger has of it, what was noted, and the holds on it and on its root. */
final class Histories {

    private static final Comparator<HistoryEntry> ORDER =
            Comparator.comparing(HistoryEntry::at).thenComparing(Histories::rank);

    private final Context context;

    /** What happens at one time stays as it was noted; a deletion opens before, and ends after all else. */
    private static int rank(HistoryEntry entry) {
        if (entry.what() == What.DELETED) {
            return 0;
        }
        return entry.what().ends() ? 2 : 1;
    }

    Histories(Context context) {
        this.context = context;
    }

    List<HistoryEntry> of(Deletion deletion) {
        List<HistoryEntry> entries = new ArrayList<>(context.ports().history().of(deletion.id(), Retention.MOST));
        Optional<Instant> end = entries.stream()
                .filter(entry -> entry.what().ends())
                .map(HistoryEntry::at)
                .findFirst();
        holds(deletion).stream().filter(hold -> concerns(hold, deletion, end)).forEach(hold -> {
            entries.add(HistoryEntry.of(
                            deletion.id(),
                            What.HELD,
                            hold.placedAt(),
                            new By(hold.actor(), Optional.empty(), Optional.of(hold.reason())))
                    .about(hold.id()));
            hold.release()
                    .ifPresent(how -> entries.add(HistoryEntry.of(
                                    deletion.id(),
                                    What.RELEASED,
                                    how.at(),
                                    new By(how.actor(), Optional.empty(), how.reason()))
                            .about(hold.id())));
        });
        entries.sort(ORDER);
        return List.copyOf(entries);
    }

    private List<Hold> holds(Deletion deletion) {
        HoldQuery query = new HoldQuery(
                Optional.of(deletion.root().type()),
                Optional.of(deletion.root().id()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                HoldQuery.MOST,
                Optional.empty());
        return context.ports().holds().list(query, Set.of()).items();
    }

    /** One on the root, for as long as the deletion was active. */
    private static boolean concerns(Hold hold, Deletion deletion, Optional<Instant> end) {
        if (hold.target() instanceof OfDeletion of) {
            return of.deletion().equals(deletion.id());
        }
        return !end.map(hold.placedAt()::isAfter).orElse(false)
                && hold.release()
                        .map(how -> !how.at().isBefore(deletion.deletedAt()))
                        .orElse(true);
    }
}
