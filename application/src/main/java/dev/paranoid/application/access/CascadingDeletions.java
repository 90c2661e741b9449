package dev.paranoid.application.access;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.Page;
import dev.paranoid.application.Parents;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.delete.RecordedRemovals;
import dev.paranoid.application.discretion.Discretion;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Unmatchable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.domain.deletion.WatchedDeletion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks what was named, lets the verbs do it, and puts answers in order. */
public final class CascadingDeletions implements Deletions {

    private static final String EXPIRED = "expired";

    private final Context context;
    private final Addresses addresses;
    private final SeenDeletions seen;
    private final DeletionRoots roots;
    private final RecordedRemovals hardDeletes;
    private final SharedCalls shared;
    private final SeenPreviews previews;
    private final Optional<Background> background;
    private final BackgroundEnds ends;
    private final CascadingDeletions inBackground;

    /**
     * Deletions of which goes on in the background what is too large for one transaction, where there is a background.
     *
     * @param context ports, plans and rules; where it is shared, a call is done in one transaction, or throws and does nothing
     */
    public CascadingDeletions(Context context) {
        this(context, context.background().map(there -> new Background(context)), false);
    }

    private CascadingDeletions(Context context, Optional<Background> background, boolean always) {
        this.inBackground = background.isEmpty() || always ? this : new CascadingDeletions(context, background, true);
        this.context = context;
        this.addresses = new Addresses(context.graph(), context.store());
        this.seen = new SeenDeletions(context);
        this.roots = new DeletionRoots(seen, addresses);
        this.hardDeletes = new RecordedRemovals(context, always);
        this.shared = new SharedCalls(context, addresses, hardDeletes, always);
        this.previews = new SeenPreviews(context, addresses, roots);
        this.background = background;
        this.ends = new BackgroundEnds(background);
    }

    /**
     * {@return these rows, with each id in its canonical form where it has one}
     *
     * @param rows as callers name them; one whose type is not declared stays as it is
     */
    public Set<EntityRef> canonical(Collection<EntityRef> rows) {
        return rows.stream().map(addresses::canonical).collect(Collectors.toSet());
    }

    /**
     * Locks rows until the end of the caller's transaction.
     *
     * @param rows of declared types, with canonical ids
     * @return those that are there, live or hidden
     */
    public Set<EntityRef> lock(Collection<EntityRef> rows) {
        return context.load(rows, Lock.EXCLUSIVE).keySet();
    }

    /** {@return what carries on work in the background; empty where nothing does} */
    public Optional<Background> background() {
        return background;
    }

    @Override
    public List<Answer<Deleted>> delete(Caller caller, DeletionMode mode, List<DeleteRequest> requests) {
        return delete(caller, mode, requests, true);
    }

    /**
     * {@return what a delete of these rows gives, one answer a request, in their order}
     *
     * @param caller who asks
     * @param mode soft hides, hard removes for good
     * @param requests any number, of any types
     * @param outright whether the deletes stay whatever is withdrawn; false where each is asked for by a request that can be
     */
    public List<Answer<Deleted>> delete(
            Caller caller, DeletionMode mode, List<DeleteRequest> requests, boolean outright) {
        return shared.delete(mode, List.of(new Part<>(caller, requests)), outright)
                .get(0);
    }

    /**
     * Deletes what several callers ask, together. A row that several name is deleted for the first of them.
     *
     * @param mode soft hides, hard removes for good
     * @param parts one a caller
     * @return for each part one answer an item, in their order, as its caller may see it
     * @throws dev.paranoid.application.call.RowsInUse where callers share the transaction, and others have locked a root
     */
    public List<List<Answer<Deleted>>> delete(DeletionMode mode, List<Part<DeleteRequest>> parts) {
        return shared.delete(mode, parts, true);
    }

    @Override
    public List<Answer<Restoration>> restore(Caller caller, Parents parents, List<EntityRef> rows) {
        return restore(caller, parents, rows, false);
    }

    /**
     * {@return what a restore of these rows gives, one answer a row, in their order}
     *
     * @param caller who asks
     * @param parents what to do about other deletions that hide a row
     * @param rows any number, of any types
     * @param whole whether a batch that is too large is left to who began the transaction, by throwing {@code TooLarge}
     */
    public List<Answer<Restoration>> restore(Caller caller, Parents parents, List<EntityRef> rows, boolean whole) {
        return shared.restore(parents, List.of(new Part<>(caller, rows)), whole).get(0);
    }

    /**
     * Restores what several callers ask, together. A row that several name is restored for the first of them.
     *
     * @param parents what to do about other deletions that hide a row
     * @param parts one a caller
     * @return for each part one answer an item, in their order, as its caller may see it
     * @throws dev.paranoid.application.call.RowsInUse where callers share the transaction, and others have locked a root
     */
    public List<List<Answer<Restoration>>> restore(Parents parents, List<Part<EntityRef>> parts) {
        return shared.restore(parents, parts, false);
    }

    @Override
    public Answer<Restoration> restore(Caller caller, Parents parents, DeletionId deletion, List<NewValue> values) {
        return Answered.then(
                context.sight().values(caller, addresses.values(caller, values)),
                given -> onRoot(caller, Verb.RESTORE, deletion, part -> {
                    try {
                        Part<EntityRef> giving = new Part<>(caller, part.items(), part.deletion(), given);
                        return shared.restore(parents, List.of(giving), false).get(0);
                    } catch (Unmatchable wrong) {
                        return List.of(
                                Answer.refused(part.items().get(0), new Malformed(String.valueOf(wrong.getMessage()))));
                    }
                }));
    }

    @Override
    public List<Answer<Restoration>> restoreDeletions(Caller caller, Parents parents, List<DeletionId> deletions) {
        return roots.act(caller, Verb.RESTORE, deletions, parts -> restore(parents, parts));
    }

    @Override
    public Answer<Deleted> purge(Caller caller, DeletionId deletion) {
        return purge(caller, List.of(deletion)).get(0);
    }

    /** One that is named twice has the same answer twice. */
    @Override
    public List<Answer<Deleted>> purge(Caller caller, List<DeletionId> deletions) {
        return roots.act(
                caller,
                Verb.PURGE,
                deletions,
                parts -> delete(
                        DeletionMode.HARD, parts.stream().map(Part::requested).toList()));
    }

    /**
     * {@return what becomes of these deletions, whose time is over: each is removed, unless something keeps it}
     *
     * @param caller in whose name they go, and whose rights to what goes with them count
     * @param due any number, each with another root
     */
    public Map<DeletionId, Answer<Deleted>> expire(Caller caller, List<Deletion> due) {
        Map<EntityRef, Asked> asked = new LinkedHashMap<>();
        due.forEach(deletion -> asked.put(deletion.root(), Asked.expired(caller, EXPIRED, deletion.id())));
        Map<EntityRef, Answer<Deleted>> answers = hardDeletes.delete(asked, false);
        Map<DeletionId, Answer<Deleted>> byDeletion = new LinkedHashMap<>();
        due.forEach(deletion -> byDeletion.put(deletion.id(), Answered.only(deletion.root(), answers)));
        return byDeletion;
    }

    @Override
    public Answer<Preview> preview(Caller caller, DeletionMode mode, EntityRef row) {
        return previews.of(caller, mode, row);
    }

    @Override
    public Answer<RestorePreview> previewRestore(Caller caller, Parents parents, DeletionId deletion) {
        return previews.of(caller, parents, deletion);
    }

    @Override
    public Optional<Deletion> find(Caller caller, DeletionId id) {
        return seen.find(caller, id);
    }

    @Override
    public Map<DeletionId, Deletion> find(Caller caller, Collection<DeletionId> ids) {
        return seen.find(caller, ids);
    }

    /**
     * {@return those of these deletions that the caller may read}
     *
     * @param caller who asks
     * @param deletions as the ledger has them
     */
    public List<Deletion> visible(Caller caller, Collection<Deletion> deletions) {
        return seen.of(caller, deletions);
    }

    @Override
    public Optional<WatchedDeletion> watch(Caller caller, DeletionId id) {
        return seen.watch(caller, id);
    }

    @Override
    public CascadingDeletions inBackground() {
        return inBackground;
    }

    @Override
    public Optional<Answer<Deleted>> outcome(Caller caller, Deleted accepted) {
        return ends.of(accepted)
                .map(answer -> discretion(caller).deleted(List.of(answer)).get(0));
    }

    @Override
    public Optional<Answer<Restoration>> outcome(Caller caller, Restoration accepted) {
        return ends.of(accepted)
                .map(answer -> discretion(caller).restored(List.of(answer)).get(0));
    }

    @Override
    public Set<Long> unfinished(Set<Long> jobs) {
        return ends.unfinished(jobs);
    }

    @Override
    public Page<Deletion> list(Caller caller, DeletionQuery query) {
        return seen.list(caller, query);
    }

    @Override
    public SortedMap<String, Long> orphaned(Caller caller) {
        return seen.orphaned(caller);
    }

    /**
     * {@return what comes of an action on the root of that deletion; refused without it where the deletion is not active, or the caller may
     * not read it or not do this to its root}
     *
     * @param <R> what the action gives
     * @param caller who asks
     * @param verb the right to the root's type that he needs
     * @param id as he names it
     * @param action is given the root, by its canonical id, and gives one answer
     */
    public <R> Answer<R> onRoot(
            Caller caller, Verb verb, DeletionId id, Function<Part<EntityRef>, List<Answer<R>>> action) {
        return roots.act(caller, verb, id, action);
    }

    private Discretion discretion(Caller caller) {
        return new Discretion(caller, context.sight());
    }
}
