package dev.paranoid.web.page;

import dev.paranoid.application.Caller.Verb;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.web.view.NewValueField;
import dev.paranoid.web.view.RestoreView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What the page says was done. */
    private static final Set<String> DONE =
            Set.of("restored", "lifted", "restoring", "purged", "held", "released", "extended");

    private final Bin bin;
    private final BinPages pages;
    private final DeletionPages deletionPages;

    OneDeletionController(Bin bin, BinPages pages) {
        this.pages = pages;
        this.bin = bin;
        this.deletionPages = new DeletionPages(bin, pages);
    }

    @GetMapping("/deletions/{id}")
    ModelAndView show(
            @PathVariable String id, @RequestParam(defaultValue = "") String done, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        return deletionPages.page(
                request,
                visitor,
                bin.deletion(visitor, id),
                "deletion",
                Map.of("done", DONE.contains(done) ? done : ""));
    }

    @GetMapping("/deletions/{id}/restore")
    ModelAndView beforeRestoring(@PathVariable String id, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        Deletion deletion = bin.deletion(visitor, id);
        return deletionPages.page(request, visitor, deletion, "restore", comingBack(visitor, deletion));
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
            return deletionPages.refused(request, visitor, deletion, "restore", refused.refusal());
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
        return deletionPages.page(request, visitor, bin.deletion(visitor, id), "purge", Map.of("wrong", false));
    }

    /** The id of the root has to be typed. */
    @PostMapping("/deletions/{id}/purge")
    ModelAndView purge(
            @PathVariable String id, @RequestParam(defaultValue = "") String confirm, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        Deletion deletion = bin.deletion(visitor, id);
        if (!confirm.strip().equals(deletion.root().id().strip())) {
            ModelAndView page = deletionPages.page(request, visitor, deletion, "purge", Map.of("wrong", true));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        Answer<Deleted> answer = bin.deletions().purge(visitor.caller(), deletion.id());
        return answer instanceof Refused<Deleted> refused
                ? deletionPages.refused(request, visitor, deletion, "purge", refused.refusal())
                : pages.goTo(request, "/deletions/" + deletion.id() + "?done=purged");
    }
}
