package dev.paranoid.web.deletion;

import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.view.RefusalView;
import dev.paranoid.web.view.RefusalViews;
import dev.paranoid.web.view.RestoreView;
import dev.paranoid.web.view.row.NewValueField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a restore of a deletion would do now: what comes back, what does not and why, and what stands in the way, alone and together
 * with those that hide it as well.
 *
 * @param typed the values that somebody has typed
 */
record RestorePage(Bin bin, Visitor visitor, Deletion deletion, Map<NewValueField, String> typed) {

    /** {@return what the template shows, where that refused a restore a moment ago} */
    Map<String, Object> model(Optional<Refusal> asked) {
        Map<String, Object> model = new LinkedHashMap<>();
        List<Refusal> refusals = new ArrayList<>(asked.stream().toList());
        if (deletion.active()) {
            if (visitor.may(Verb.RESTORE, deletion.root().type())) {
                look(model, refusals);
            } else if (refusals.isEmpty()) {
                refusals.add(forbidden(visitor, Verb.RESTORE, deletion));
            }
        }
        RefusalViews views = new RefusalViews(visitor.views(), typed);
        List<RefusalView> told = refusals.stream().map(views::of).toList();
        model.put("refusals", told);
        model.put("typed", views.unoffered());
        model.put("parents", refusals.stream().anyMatch(ParentDeleted.class::isInstance));
        return model;
    }

    static Refusal forbidden(Visitor visitor, Verb verb, Deletion deletion) {
        return new Forbidden(
                visitor.caller().name(), verb.word(), deletion.root().type());
    }

    private void look(Map<String, Object> model, List<Refusal> refusals) {
        Answer<RestorePreview> alone = preview(Parents.REFUSE);
        if (alone instanceof Refused<RestorePreview> refused) {
            add(refusals, List.of(refused.refusal()));
            return;
        }
        RestorePreview preview = alone.orThrow();
        add(refusals, preview.refusals());
        model.put("preview", List.of(RestoreView.of(preview, visitor.views())));
        if (preview.refusals().stream().anyMatch(ParentDeleted.class::isInstance)
                && preview(Parents.RESTORE) instanceof Granted<RestorePreview> together) {
            add(refusals, together.value().refusals());
            model.put("together", List.of(RestoreView.of(together.value(), visitor.views())));
        }
    }

    /** What was just refused is told once: it says what is so with the values that were typed, which a look does not know. */
    private static void add(List<Refusal> refusals, List<Refusal> found) {
        found.stream()
                .filter(refusal ->
                        refusals.stream().noneMatch(known -> known.code().equals(refusal.code())))
                .toList()
                .forEach(refusals::add);
    }

    private Answer<RestorePreview> preview(Parents parents) {
        return bin.deletions().previewRestore(visitor.caller(), parents, deletion.id());
    }
}
