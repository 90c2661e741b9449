package dev.paranoid.web.deletion;

import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPage;
import dev.paranoid.web.page.BinPages;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.row.RowsPlace;
import dev.paranoid.web.view.row.NewValueField;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One deletion: what it is, what a restore or a removal would do, and both. */
@BinPage
final class OneDeletionController {

    private static final String RESTORED = "restored";

    /** What the page says was done. */
    private static final Set<String> DONE =
            Set.of(RESTORED, "partly", "lifted", "restoring", "purged", "held", "released", "extended");

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
        return restorePage(request, visitor, deletion, Optional.empty());
    }

    /** What somebody has typed stays on the page. */
    private ModelAndView restorePage(
            HttpServletRequest request, Visitor visitor, Deletion deletion, Optional<Refusal> asked) {
        RestorePage page = new RestorePage(bin, visitor, deletion, NewValueField.sent(request.getParameterMap()));
        return deletionPages.page(request, visitor, deletion, "restore", page.model(asked));
    }

    /** Without a choice about parents nothing changes where any are in the way: then the page says so, and asks. */
    @PostMapping("/deletions/{id}/restore")
    ModelAndView restore(
            @PathVariable String id,
            @RequestParam(defaultValue = "refuse") String parents,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        Deletion deletion = bin.deletion(visitor, id);
        Answer<Restoration> answer = bin.deletions()
                .restore(
                        visitor.caller(),
                        choice(parents),
                        deletion.id(),
                        NewValueField.values(NewValueField.sent(request.getParameterMap())));
        if (answer instanceof Refused<Restoration> refused) {
            ModelAndView page =
                    restorePage(request, visitor, deletionPages.now(visitor, deletion), Optional.of(refused.refusal()));
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
        String done = done(((Granted<Restoration>) answer).value());
        Optional<RowsPlace> back = RowsPlace.of(parameters);
        return back.isPresent() && done.equals(RESTORED)
                ? pages.goTo(request, back.get().after(deletion.id()))
                : pages.goTo(request, "/deletions/" + deletion.id() + "?done=" + done);
    }

    private static String done(Restoration restored) {
        if (restored.inProgress()) {
            return "restoring";
        } else if (!restored.visible()) {
            return "lifted";
        }
        return restored.stillHidden().isEmpty() ? RESTORED : "partly";
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
