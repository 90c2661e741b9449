package dev.paranoid.application.restore;

import dev.paranoid.application.Parents;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.Lifts;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.engine.Resolution;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says what a restore would do, without doing it: finds the same rows by the same way, locks nothing and changes nothing. */
public final class RestorePreviews {

    /** Members of a type up to which a preview counts. */
    private static final int LIMIT = 10_000;

    private final Context context;

    /**
     * Previews of restores.
     *
     * @param context the ports, plans and rules
     */
    public RestorePreviews(Context context) {
        this.context = context;
    }

    /**
     * {@return what the restore of that deletion would do now, of which this is the root; refused if it hides nothing any
     * more} Each type is counted up to {@value #LIMIT}.
     *
     * @param caller who would restore it
     * @param parents what to do about other deletions that hide the root
     * @param deletion the deletion that is meant
     * @param root its root, with its canonical id, whether it is there or not
     */
    public Answer<RestorePreview> preview(Caller caller, Parents parents, DeletionId deletion, EntityRef root) {
        return context.transactions().undone(() -> {
            RestoreItems loaded = RestoreItems.look(context, parents, root);
            Optional<RestoreItem> item = loaded.exists(root)
                    ? loaded.of(List.of(root)).stream().findFirst()
                    : Optional.of(RestoreItem.rootless(root, deletion));
            return item.filter(found -> means(found, deletion))
                    .map(found -> Answer.granted(previewOf(caller, parents, deletion, found, loaded)))
                    .orElseGet(() -> Answer.refused(root, new NotDeleted(root)));
        });
    }

    private static boolean means(RestoreItem item, DeletionId deletion) {
        return item.own().flatMap(HiddenBy::deletion).equals(Optional.of(deletion));
    }

    private RestorePreview previewOf(
            Caller caller, Parents parents, DeletionId deletion, RestoreItem item, RestoreItems loaded) {
        Found found = new Found(item.lifts(parents), loaded);
        List<Refusal> refusals = new ArrayList<>(
                RestoreSelection.refusals(parents, List.of(item)).values());
        new LiftRights(context.sight()).forbidden(caller, item.lifts(parents)).ifPresent(refusals::add);
        found.frozen().ifPresent(refusals::add);
        found.taken().ifPresent(refusals::add);
        RowCounts counts = RowCounts.none();
        found.resolution.tell(counts);
        RestoreTotals totals = RestoreTotals.of(counts, context.ledger());
        Restoration staying = totals.restoration(item.ref(), deletion, false, found.lifted);
        return new RestorePreview(
                item.ref(),
                deletion,
                found.restores(),
                staying.stillHidden(),
                staying.hiddenBy(),
                0,
                refusals,
                found.complete);
    }

    /** The members of the deletions that would be lifted, and what would become of them. */
    private final class Found {

        private final Set<DeletionId> lifted = new HashSet<>();
        private final Resolution resolution;
        private boolean complete = true;

        Found(Set<HiddenBy> lifts, RestoreItems loaded) {
            Set<EntityRef> roots = new HashSet<>();
            lifts.forEach(by -> {
                roots.add(by.root());
                by.deletion().ifPresent(lifted::add);
            });
            this.resolution = Resolution.preview(context.store(), context.ledger(), context.graph(), lifted);
            roots.forEach(root -> Optional.ofNullable(loaded.rows().get(root))
                    .filter(StoredEntity::hidden)
                    .ifPresent(row -> resolution.members(List.of(row))));
            context.plans().lift(context.types(roots)).types().forEach(this::load);
            if (complete) {
                resolution.decide();
            } else {
                resolution.decideSome();
            }
        }

        private void load(EntityType type) {
            List<StoredEntity> members = context.store().members(type, lifted, Lock.NONE, LIMIT);
            complete &= members.size() < LIMIT;
            resolution.members(members);
        }

        SortedMap<String, Long> restores() {
            SortedMap<String, Long> restores = new TreeMap<>();
            resolution.freed().forEach((type, rows) -> restores.put(type.name(), (long) rows.size()));
            return restores;
        }

        Optional<Refusal> frozen() {
            Set<Hold> holds = new HashSet<>();
            context.gate().look(HoldKind.FREEZE, resolution::members).values().forEach(holds::addAll);
            return Optional.of(holds).filter(some -> !some.isEmpty()).map(some -> Hold.refusal(some, Map.of()));
        }

        Optional<Refusal> taken() {
            List<Conflict> conflicts = new ArrayList<>();
            resolution.freed().forEach((type, rows) -> {
                if (context.store().unique(type)) {
                    context.store().clashes(type, rows, Set.of()).stream()
                            .map(clash -> Lifts.conflict(type, clash))
                            .forEach(conflicts::add);
                }
            });
            return conflicts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new UniqueConflict(
                            conflicts.stream().limit(RestoreSelection.NAMED).toList()));
        }
    }
}
