package dev.paranoid.testkit.equivalence;

import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.Parents;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.equivalence.Step.Restore;
import dev.paranoid.testkit.schema.TestTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an engine answered and what is there, as lines of text in which everything that two engines need not agree on is
 * left out: the ids of deletions, their times, and which of several deletions holds a row.
 */
final class Report {

    /** Deletions in the way that are named at most. */
    private static final int NAMED = 10;

    private final StepOutcome outcome;
    private final List<DeletionId> places;

    private Report(StepOutcome outcome) {
        this.outcome = outcome;
        this.places = List.copyOf(outcome.after().deletions().keySet());
    }

    static List<String> lines(StepOutcome outcome) {
        Report told = new Report(outcome);
        List<String> lines =
                new ArrayList<>(outcome.answers().stream().map(told::answer).toList());
        lines.add("took in all " + told.took());
        if (!(outcome.step() instanceof Restore restore && restore.parents() == Parents.RESTORE)) {
            lines.add("restored in all "
                    + TypeCounts.sum(outcome.granted(Restoration.class).map(Restoration::restored))
                            .counts());
        }
        lines.addAll(told.there());
        return lines;
    }

    private Object took() {
        return TypeCounts.sum(outcome.granted(Deleted.class)
                        .filter(deleted -> !deleted.unchanged())
                        .map(deleted -> deleted.deletion().took()))
                .counts();
    }

    private List<String> there() {
        Snapshot after = outcome.after();
        List<String> lines = new ArrayList<>();
        after.rows()
                .forEach((row, columns) -> lines.add((after.live(row) ? "live " : "hidden ") + row + content(columns)));
        after.links().forEach((type, links) -> links.forEach(link -> lines.add("link " + type + content(link))));
        after.deletions().values().forEach(deletion -> lines.add(deletion(deletion)));
        return lines;
    }

    static String content(Map<String, @Nullable Object> columns) {
        Map<String, @Nullable Object> content = new TreeMap<>(columns);
        content.remove(TestTable.DELETED_AT);
        content.remove(TestTable.DELETION_ID);
        return " " + content;
    }

    private String deletion(Deletion deletion) {
        return place(deletion.id()) + " " + deletion.mode() + " of " + deletion.root() + ", " + deletion.state();
    }

    private String place(DeletionId id) {
        return "#" + places.indexOf(id);
    }

    private String answer(Answer<?> answer) {
        return answer instanceof Refused<?> refused
                ? refused.subject() + " " + refusal(refused.refusal())
                : granted(((Granted<?>) answer).value());
    }

    private String granted(Object value) {
        if (value instanceof Deleted deleted) {
            return deletion(deleted.deletion()) + (deleted.unchanged() ? " as before" : "");
        }
        if (value instanceof Restoration restoration) {
            return restoration.row() + " restored, " + (restoration.visible() ? "live" : "hidden");
        }
        if (value instanceof Placed placed) {
            return placed.hold().kind() + " of " + placed.hold().target() + " placed";
        }
        if (value instanceof Hold hold) {
            return hold.kind() + " of " + hold.target() + " released";
        }
        if (value instanceof Run run) {
            return run.before() + " had expired, " + run.removed() + " removed, " + run.blocked() + " blocked, "
                    + run.after() + " left";
        }
        if (value instanceof Boolean kept) {
            return kept ? "kept" : "over";
        }
        Preview preview = (Preview) value;
        return preview.mode() + " of " + preview.root() + " would take " + preview.takes() + ", detach "
                + (preview.mode() == DeletionMode.SOFT ? preview.detaches() : "") + ", but for "
                + preview.refusals().stream().map(this::refusal).toList();
    }

    private String refusal(Refusal refusal) {
        if (refusal instanceof Restricted restricted) {
            return refusal.code()
                    + (outcome.single()
                            ? restricted.blockers().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .toList()
                            : "");
        }
        if (refusal instanceof ParentDeleted parent) {
            return refusal.code() + " " + parent.total() + (parent.total() > NAMED ? "" : roots(parent));
        }
        if (refusal instanceof Purged purged) {
            return refusal.code() + " " + purged.row() + " by " + place(purged.deletion());
        }
        return refusal instanceof UniqueConflict || refusal instanceof Held ? refusal.code() : refusal.toString();
    }

    private List<String> roots(ParentDeleted parent) {
        return parent.inTheWay().stream()
                .map(by -> by.deletion().map(this::place).orElse("") + by.root())
                .sorted()
                .toList();
    }
}
