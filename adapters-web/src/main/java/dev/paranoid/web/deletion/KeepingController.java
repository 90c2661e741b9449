package dev.paranoid.web.deletion;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPage;
import dev.paranoid.web.page.BinPages;
import dev.paranoid.web.page.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a deletion hides is held, released, and kept for longer. */
@BinPage
final class KeepingController {

    private final Bin bin;
    private final BinPages pages;
    private final DeletionPages deletionPages;

    KeepingController(Bin bin, BinPages pages) {
        this.bin = bin;
        this.pages = pages;
        this.deletionPages = new DeletionPages(bin, pages);
    }

    @PostMapping("/deletions/{id}/holds")
    ModelAndView hold(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "preservation") String kind,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        Deletion deletion = bin.deletion(visitor, id);
        Answer<Placed> answer = bin.keeping()
                .holds()
                .place(
                        visitor.caller(),
                        List.of(HoldRequest.of(
                                new On.OfDeletion(deletion.id()), KeepingForm.kind(kind), reason.strip())))
                .get(0);
        return answerPage(request, visitor, deletion, answer, "held");
    }

    @PostMapping("/deletions/{id}/holds/{hold}/release")
    ModelAndView release(@PathVariable String id, @PathVariable String hold, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        Deletion deletion = bin.deletion(visitor, id);
        HoldId released = Bin.number(hold).map(HoldId::new).orElseThrow(Bin.NotThere::new);
        Answer<?> answer = bin.keeping()
                .holds()
                .release(visitor.caller(), List.of(released), Optional.empty())
                .get(0);
        return answerPage(request, visitor, deletion, answer, "released");
    }

    /** Days from 1 to 36,500. */
    @PostMapping("/deletions/{id}/extend")
    ModelAndView extend(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        Deletion deletion = bin.deletion(visitor, id);
        Answer<Deletion> answer = KeepingForm.later(days, reason)
                .map(change -> bin.keeping().retention().change(visitor.caller(), deletion.id(), change))
                .orElseGet(() -> Answer.refused(
                        deletion.root(), new Malformed(visitor.words().say("extend.days.wrong"))));
        return answerPage(request, visitor, deletion, answer, "extended");
    }

    private ModelAndView answerPage(
            HttpServletRequest request, Visitor visitor, Deletion deletion, Answer<?> answer, String done) {
        if (answer instanceof Refused<?> refused) {
            Refusal refusal = refused.refusal();
            return deletionPages.refused(request, visitor, deletion, "deletion", refusal);
        }
        return pages.goTo(request, "/deletions/" + deletion.id() + "?done=" + done);
    }
}
