package dev.paranoid.web.list;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Parents;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.web.deletion.KeepingForm;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPage;
import dev.paranoid.web.page.BinPages;
import dev.paranoid.web.page.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is done to several deletions that somebody has chosen in the list. What needs to be said besides is asked for first. Then the
 * list says what became of each.
 */
@BinPage
final class ChosenController {

    private static final String REASON = "reason";

    private final Bin bin;
    private final BinPages pages;

    ChosenController(Bin bin, BinPages pages) {
        this.bin = bin;
        this.pages = pages;
    }

    /** Somebody who has chosen some in the list, in the order of that. */
    private record Choice(
            HttpServletRequest request,
            Visitor visitor,
            MultiValueMap<String, String> fields,
            List<Deletion> deletions) {

        List<DeletionId> ids() {
            return deletions.stream().map(Deletion::id).toList();
        }

        boolean none() {
            return deletions.isEmpty();
        }

        String field(String name) {
            return Optional.ofNullable(fields.getFirst(name)).orElse("").strip();
        }
    }

    /** Those that are ticked and that he may see; at most a page of them. */
    private Choice choice(MultiValueMap<String, String> fields, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        List<DeletionId> ids = fields.getOrDefault("ids", List.of()).stream()
                .distinct()
                .limit(BinFilter.PAGE)
                .flatMap(id -> Bin.id(id).stream())
                .toList();
        Map<DeletionId, Deletion> found =
                ids.isEmpty() ? Map.of() : bin.deletions().find(visitor.caller(), ids);
        return new Choice(
                request,
                visitor,
                fields,
                ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList());
    }

    /** Together, so that none of those chosen is in the way of another. */
    @PostMapping("/many/restore")
    ModelAndView restore(@RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
        Choice chosen = choice(fields, request);
        return chosen.none()
                ? form(chosen, "restore", "")
                : done(
                        chosen,
                        "restore",
                        bin.deletions().restoreDeletions(chosen.visitor().caller(), Parents.REFUSE, chosen.ids()));
    }

    /** Needs their number to be typed. */
    @PostMapping("/many/purge")
    ModelAndView purge(@RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
        Choice chosen = choice(fields, request);
        String confirm = chosen.field("confirm");
        if (chosen.none() || !confirm.equals(Integer.toString(chosen.deletions().size()))) {
            return form(chosen, "purge", confirm.isEmpty() ? "" : "many.wrong");
        }
        return done(chosen, "purge", bin.deletions().purge(chosen.visitor().caller(), chosen.ids()));
    }

    /** Needs a reason. */
    @PostMapping("/many/hold")
    ModelAndView hold(@RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
        Choice chosen = choice(fields, request);
        String reason = chosen.field(REASON);
        if (chosen.none() || reason.isEmpty()) {
            return form(chosen, "hold", fields.containsKey(REASON) ? "many.why" : "");
        }
        List<HoldRequest> requests = chosen.ids().stream()
                .map(id -> HoldRequest.of(new On.OfDeletion(id), KeepingForm.kind(chosen.field("kind")), reason))
                .toList();
        return done(chosen, "hold", bin.keeping().holds().place(chosen.visitor().caller(), requests));
    }

    /** Needs days and a reason. */
    @PostMapping("/many/extend")
    ModelAndView extend(@RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
        Choice chosen = choice(fields, request);
        String reason = chosen.field(REASON);
        if (chosen.none() || reason.isEmpty()) {
            return form(chosen, "extend", fields.containsKey(REASON) ? "many.why" : "");
        }
        return KeepingForm.later(chosen.field("days"), reason)
                .map(change -> done(chosen, "extend", kept(chosen, change)))
                .orElseGet(() -> form(chosen, "extend", "extend.days.wrong"));
    }

    /** One after the other, at most a page of them: each has a time of its own. */
    private List<Answer<Deletion>> kept(Choice chosen, RetentionChange change) {
        return chosen.ids().stream()
                .map(id -> bin.keeping().retention().change(chosen.visitor().caller(), id, change))
                .toList();
    }

    /** Nothing has been done yet. What has been typed stays. */
    private ModelAndView form(Choice chosen, String action, String wrong) {
        ModelAndView page = pages.page(
                chosen.request(),
                chosen.visitor(),
                "many",
                Map.of(
                        "action",
                        action,
                        "filter",
                        BinFilter.of(chosen.fields()),
                        "items",
                        chosen.visitor().views().of(chosen.deletions()),
                        "wrong",
                        wrong,
                        REASON,
                        chosen.field(REASON),
                        "days",
                        chosen.field("days")));
        page.setStatus(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView done(Choice chosen, String action, List<? extends Answer<?>> answers) {
        ChosenOutcomes outcomes = ChosenOutcomes.of(action, chosen.ids(), answers);
        return pages.goTo(chosen.request(), outcomes.address(BinFilter.of(chosen.fields())));
    }
}
