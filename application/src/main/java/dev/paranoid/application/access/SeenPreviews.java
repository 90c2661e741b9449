package dev.paranoid.application.access;

import dev.paranoid.application.Parents;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.RemovalRights;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.delete.Previews;
import dev.paranoid.application.discretion.Discretion;
import dev.paranoid.application.restore.RestorePreviews;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.RestorePreview;
import java.util.List;

/** What a delete or a restore would do, as whoever asks may see it. */
final class SeenPreviews {

    private final Context context;
    private final Addresses addresses;
    private final DeletionRoots roots;
    private final Previews deletes;
    private final RestorePreviews restores;

    SeenPreviews(Context context, Addresses addresses, DeletionRoots roots) {
        this.context = context;
        this.addresses = addresses;
        this.roots = roots;
        this.deletes = new Previews(context);
        this.restores = new RestorePreviews(context);
    }

    /** {@return what a delete of that row would do, where he may name it, and remove what would go for good} */
    Answer<Preview> of(Caller caller, DeletionMode mode, EntityRef row) {
        Verb verb = mode == DeletionMode.SOFT ? Verb.DELETE : Verb.HARD_DELETE;
        Answer<Preview> preview =
                Answered.then(address(caller, verb, row), found -> deletes.preview(caller, mode, found));
        return discretion(caller).previewed(Answered.then(preview, found -> permitted(caller, found)));
    }

    private Answer<EntityRef> address(Caller caller, Verb verb, EntityRef row) {
        return context.sight()
                .permitted(caller, verb, List.of(addresses.row(caller, verb, row)))
                .get(0);
    }

    private Answer<Preview> permitted(Caller caller, Preview preview) {
        return RemovalRights.missing(
                        caller,
                        Verb.HARD_DELETE,
                        context.graph(),
                        preview.takes().keySet())
                .filter(missing -> preview.mode() == DeletionMode.HARD)
                .map(missing -> Answer.<Preview>refused(preview.root(), missing))
                .orElseGet(() -> Answer.granted(preview));
    }

    /** {@return what a restore of that deletion's root would do, where it is active and he may} */
    Answer<RestorePreview> of(Caller caller, Parents parents, DeletionId deletion) {
        return discretion(caller)
                .restorePreviewed(roots.act(
                        caller,
                        Verb.RESTORE,
                        deletion,
                        part -> List.of(restores.preview(
                                caller, parents, deletion, part.items().get(0)))));
    }

    private Discretion discretion(Caller caller) {
        return new Discretion(caller, context.sight());
    }
}
