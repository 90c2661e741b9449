package dev.paranoid.application.access;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.delete.RecordedRemovals;
import dev.paranoid.application.delete.SoftDeletes;
import dev.paranoid.application.discretion.Discretion;
import dev.paranoid.application.restore.Restores;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Restoration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What several callers ask together: checked for each, done once, and answered to each as he may see it. */
final class SharedCalls {

    private final Context context;
    private final Addresses addresses;
    private final SoftDeletes softDeletes;
    private final RecordedRemovals hardDeletes;
    private final Restores restores;

    /** Calls of which all that is large goes on in the background, or {@code always} everything. */
    SharedCalls(Context context, Addresses addresses, RecordedRemovals hardDeletes, boolean always) {
        this.context = context;
        this.addresses = addresses;
        this.softDeletes = new SoftDeletes(context, always);
        this.hardDeletes = hardDeletes;
        this.restores = new Restores(context, always);
    }

    /** Deletes rows; {@code outright} unless requests that can be withdrawn ask for it. */
    List<List<Answer<Deleted>>> delete(DeletionMode mode, List<Part<DeleteRequest>> parts, boolean outright) {
        Map<EntityRef, Asked> asked = new LinkedHashMap<>();
        List<List<Answer<EntityRef>>> checked = new ArrayList<>();
        for (Part<DeleteRequest> part : parts) {
            Verb verb = mode == DeletionMode.SOFT ? Verb.DELETE : Asked.removing(part.deletion());
            List<Answer<EntityRef>> rows = part.items().stream()
                    .map(request -> LedgerText.fault(request.reason())
                            .map(tooLong -> Answer.<EntityRef>refused(request.root(), tooLong))
                            .orElseGet(() -> addresses.row(part.caller(), verb, request.root())))
                    .toList();
            rows = context.sight().permitted(part.caller(), verb, rows);
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i) instanceof Granted<EntityRef> row) {
                    asked.putIfAbsent(
                            row.value(),
                            new Asked(part.caller(), part.items().get(i).reason(), part.deletion()));
                }
            }
            checked.add(rows);
        }
        Map<EntityRef, Answer<Deleted>> answers =
                mode == DeletionMode.SOFT ? softDeletes.delete(asked, outright) : hardDeletes.delete(asked, !outright);
        return Answered.inOrder(
                parts, checked, answers, (caller, of) -> discretion(caller).deleted(of));
    }

    /** Restores rows; {@code whole} where a batch that is too large within a transaction is left to who began that. */
    List<List<Answer<Restoration>>> restore(Parents parents, List<Part<EntityRef>> parts, boolean whole) {
        Map<EntityRef, Asked> asked = new LinkedHashMap<>();
        List<List<Answer<EntityRef>>> checked = new ArrayList<>();
        for (Part<EntityRef> part : parts) {
            List<Answer<EntityRef>> rows = part.items().stream()
                    .map(row -> addresses.row(part.caller(), Verb.RESTORE, row))
                    .toList();
            rows = context.sight().permitted(part.caller(), Verb.RESTORE, rows);
            Answered.granted(rows)
                    .forEach(row ->
                            asked.putIfAbsent(row, Asked.restore(part.caller(), part.deletion(), part.values())));
            checked.add(rows);
        }
        Map<EntityRef, Answer<Restoration>> answers = restores.restore(asked, parents, whole);
        return Answered.inOrder(
                parts, checked, answers, (caller, of) -> discretion(caller).restored(of));
    }

    private Discretion discretion(Caller caller) {
        return new Discretion(caller, context.sight());
    }
}
