package dev.paranoid.application.delete;

import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.engine.RetentionLock;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.history.HistoryEntry.By;
import dev.paranoid.domain.history.HistoryEntry.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Hard deletes, which note who wanted to remove what a retention mode keeps. */
public final class RecordedRemovals {

    private final Context context;
    private final HardDeletes hardDeletes;

    /**
     * Hard deletes over these ports.
     *
     * @param context the ports, plans and rules
     * @param inBackground whether everything goes on in the background, however few rows it touches
     */
    public RecordedRemovals(Context context, boolean inBackground) {
        this.context = context;
        this.hardDeletes = new HardDeletes(context, inBackground);
    }

    /**
     * {@return as {@link HardDeletes#delete}} Deletions among others whose roots another program has removed are asked once
     * more by themselves: no rows of their own say what they hold.
     *
     * @param asked by root, with its canonical id
     * @param whole whether requests that can be withdrawn ask for it, and a batch that is too large is left to who began the
     *     transaction
     */
    public Map<EntityRef, Answer<Deleted>> delete(Map<EntityRef, Asked> asked, boolean whole) {
        Map<EntityRef, Answer<Deleted>> answers = new LinkedHashMap<>(hardDeletes.delete(asked, whole));
        Map<EntityRef, Asked> rootless = rootless(asked, answers);
        if (!rootless.isEmpty() && rootless.size() < asked.size()) {
            answers.putAll(hardDeletes.delete(rootless, whole));
        }
        record(asked, answers);
        return answers;
    }

    private static Map<EntityRef, Asked> rootless(
            Map<EntityRef, Asked> asked, Map<EntityRef, Answer<Deleted>> answers) {
        Map<EntityRef, Asked> rootless = new LinkedHashMap<>();
        asked.forEach((root, of) -> {
            if (of.deletion().isPresent()
                    && answers.get(root) instanceof Refused<Deleted> no
                    && no.refusal() instanceof NotFound) {
                rootless.put(root, of);
            }
        });
        return rootless;
    }

    private void record(Map<EntityRef, Asked> asked, Map<EntityRef, Answer<Deleted>> answers) {
        Map<EntityRef, String> kept = new HashMap<>();
        answers.forEach((root, answer) -> {
            if (answer instanceof Refused<Deleted> no
                    && !Objects.requireNonNull(asked.get(root)).expired()) {
                RetentionLock.refusing(no.refusal()).ifPresent(held -> kept.put(root, held.policy()));
            }
        });
        if (!kept.isEmpty()) {
            context.ports().transactions().inTransaction(() -> note(asked, kept));
        }
    }

    private boolean note(Map<EntityRef, Asked> asked, Map<EntityRef, String> kept) {
        Map<EntityRef, StoredEntity> rows = context.load(kept.keySet(), Lock.NONE);
        List<HistoryEntry> entries = new ArrayList<>();
        kept.forEach((root, mode) -> {
            Asked of = Objects.requireNonNull(asked.get(root));
            of.deletion()
                    .or(() -> Optional.ofNullable(rows.get(root)).flatMap(StoredEntity::holder))
                    .ifPresent(deletion -> entries.add(entry(deletion, of, mode)));
        });
        context.ports().history().add(entries);
        return true;
    }

    private HistoryEntry entry(DeletionId deletion, Asked of, String mode) {
        Caller caller = of.caller();
        By by = new By(caller.name(), Optional.of(caller.source()), of.reason());
        return HistoryEntry.of(deletion, What.REMOVAL_REFUSED, context.now(), by)
                .refusedFor(mode);
    }
}
