package dev.paranoid.web.page;

import dev.paranoid.application.Caller.Verb;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.web.view.NewValueField;
import dev.paranoid.web.view.RefusalView;
import dev.paranoid.web.view.RestoreView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One deletion: what it is, what a restore or a removal would do, and both. */
@BinPage
final class OneDeletionController {

    /** Where a delete can be undone: rows of a type. */
    private static final Pattern BACK = Pattern.compile("/types/[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final Bin bin;

    private final BinPages pages;

    OneDeletionController(Bin bin, BinPages pages) {
        this.pages = pages;
        this.bin = bin;
    }

    @GetMapping("/deletions/{id}")
    ModelAndView show(
            @PathVariable String id, @RequestParam(defaultValue = "") String done, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        return page(request, visitor, bin.deletion(visitor, id), "deletion", Map.of("done", done));
    }

    @GetMapping("/deletions/{id}/restore")
    ModelAndView beforeRestoring(@PathVariable String id, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        Deletion deletion = bin.deletion(visitor, id);
        return page(request, visitor, deletion, "restore", comingBack(visitor, deletion));
    }

    /** What comes back, what does not and why, and what stands in the way. */
    private Map<String, Object> comingBack(Visitor visitor, Deletion deletion) {
        if (!deletion.active() || !visitor.may(Verb.RESTORE, deletion.root().type())) {
            return Map.of();
        }
        Map<String, Object> model = new LinkedHashMap<>();
        Answer<RestorePreview> alone = preview(visitor, deletion, Parents.REFUSE);
        if (alone instanceof Refused<RestorePreview> refused) {
            return Map.of("refusals", List.of(visitor.refusals().of(refused.refusal())));
        }
        RestorePreview preview = alone.orThrow();
        model.put(
                "refusals",
                preview.refusals().stream().map(visitor.refusals()::of).toList());
        model.put("preview", List.of(RestoreView.of(preview, visitor.views())));
        if (preview.refusals().stream().anyMatch(ParentDeleted.class::isInstance)
                && preview(visitor, deletion, Parents.RESTORE) instanceof Granted<RestorePreview> together) {
            model.put("together", List.of(RestoreView.of(together.value(), visitor.views())));
        }
        return model;
    }

    private Answer<RestorePreview> preview(Visitor visitor, Deletion deletion, Parents parents) {
        return bin.deletions().previewRestore(visitor.caller(), parents, deletion.id());
    }

    /** Without a choice about parents nothing changes where any are in the way: then the page says so, and asks. */
    @PostMapping("/deletions/{id}/restore")
    ModelAndView restore(
            @PathVariable String id,
            @RequestParam(defaultValue = "refuse") String parents,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        Deletion deletion = bin.deletion(visitor, id);
        Answer<Restoration> answer = bin.deletions()
                .restore(
                        visitor.caller(),
                        choice(parents),
                        deletion.id(),
                        NewValueField.sent(request.getParameterMap()));
        if (answer instanceof Refused<Restoration> refused) {
            return refused(request, visitor, deletion, "restore", refused.refusal());
        }
        Restoration restored = ((Granted<Restoration>) answer).value();
        if (BACK.matcher(back).matches() && !restored.inProgress()) {
            return pages.goTo(request, back + "?deleted=" + deletion.id());
        }
        String done = restored.inProgress() ? "restoring" : restored.visible() ? "restored" : "lifted";
        return pages.goTo(request, "/deletions/" + deletion.id() + "?done=" + done);
    }

    private static Parents choice(String parents) {
        return switch (parents) {
            case "lift" -> Parents.LIFT;
            case "restore" -> Parents.RESTORE;
            default -> Parents.REFUSE;
        };
    }

    @GetMapping("/deletions/{id}/purge")
    ModelAndView beforeRemoving(@PathVariable String id, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        return page(request, visitor, bin.deletion(visitor, id), "purge", Map.of("wrong", false));
    }

    /** The id of the root has to be typed. */
    @PostMapping("/deletions/{id}/purge")
    ModelAndView purge(
            @PathVariable String id, @RequestParam(defaultValue = "") String confirm, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        Deletion deletion = bin.deletion(visitor, id);
        if (!confirm.strip().equals(deletion.root().id().strip())) {
            ModelAndView page = page(request, visitor, deletion, "purge", Map.of("wrong", true));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        Answer<Deleted> answer = bin.deletions().purge(visitor.caller(), deletion.id());
        return answer instanceof Refused<Deleted> refused
                ? refused(request, visitor, deletion, "purge", refused.refusal())
                : pages.goTo(request, "/deletions/" + deletion.id() + "?done=purged");
    }

    /** As it is now: somebody else may have been faster. */
    private ModelAndView refused(
            HttpServletRequest request, Visitor visitor, Deletion before, String template, Refusal refusal) {
        Deletion now = bin.deletions().find(visitor.caller(), before.id()).orElse(before);
        ModelAndView page = page(
                request,
                visitor,
                now,
                template,
                Map.of("wrong", false, "refusals", List.of(visitor.refusals().of(refusal))));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(
            HttpServletRequest request, Visitor visitor, Deletion deletion, String template, Map<String, ?> more) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("deletion", visitor.views().of(deletion));
        model.put("refusals", List.of());
        model.put("holds", "");
        model.put("preview", List.of());
        model.put("together", List.of());
        if (template.equals("purge")) {
            model.putAll(removal(visitor, deletion));
        } else if (deletion.active()) {
            Map<String, Long> held = bin.entities().held(visitor.caller(), deletion.id());
            model.put("holds", visitor.words().counts(deletion.root().type(), held));
        }
        model.putAll(more);
        return pages.page(request, visitor, template, model);
    }

    /** What would go, counted now, for those who may preview that; else what it took. */
    private Map<String, Object> removal(Visitor visitor, Deletion deletion) {
        if (!deletion.active() || !visitor.may(Verb.HARD_DELETE, deletion.root().type())) {
            return Map.of();
        }
        Answer<Preview> answer = bin.deletions().preview(visitor.caller(), DeletionMode.HARD, deletion.root());
        if (answer instanceof Refused<Preview> refused) {
            return Map.of("refusals", List.of(visitor.refusals().of(refused.refusal())));
        }
        Preview preview = answer.orThrow();
        List<RefusalView> refusals =
                preview.refusals().stream().map(visitor.refusals()::of).toList();
        return Map.of("holds", visitor.words().counts(deletion.root().type(), preview.takes()), "refusals", refusals);
    }
}
