package dev.paranoid.web.page;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.web.view.DeletionView;
import dev.paranoid.web.view.RefusalView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is done to several deletions that somebody has chosen in the list. What needs to be said besides is asked for first. */
@BinPage
final class ManyController {

    private final Bin bin;
    private final BinPages pages;

    ManyController(Bin bin, BinPages pages) {
        this.bin = bin;
        this.pages = pages;
    }

    /**
     * One of several.
     *
     * @param deletion as it is now
     * @param refusal what stood in the way: one or none
     */
    public record Outcome(DeletionView deletion, List<RefusalView> refusal) {}

    @PostMapping("/many/restore")
    ModelAndView restore(@RequestParam(required = false) @Nullable List<String> ids, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        return done(
                request,
                visitor,
                "restore",
                each(
                        visitor,
                        chosen(visitor, ids),
                        deletion -> bin.deletions().restore(visitor.caller(), Parents.REFUSE, deletion.id())));
    }

    /** Needs their number to be typed. */
    @PostMapping("/many/purge")
    ModelAndView purge(
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam(defaultValue = "") String confirm,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        List<Deletion> chosen = chosen(visitor, ids);
        if (chosen.isEmpty() || !confirm.strip().equals(Integer.toString(chosen.size()))) {
            return form(request, visitor, "purge", chosen, confirm.isEmpty() ? "" : "many.wrong");
        }
        return done(
                request,
                visitor,
                "purge",
                each(visitor, chosen, deletion -> bin.deletions().purge(visitor.caller(), deletion.id())));
    }

    /** Needs a reason. */
    @PostMapping("/many/hold")
    ModelAndView hold(
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "preservation") String kind,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        List<Deletion> chosen = chosen(visitor, ids);
        if (chosen.isEmpty() || reason == null || reason.isBlank()) {
            return form(request, visitor, "hold", chosen, reason == null ? "" : "many.why");
        }
        List<Answer<Placed>> answers = bin.keeping()
                .holds()
                .place(
                        visitor.caller(),
                        chosen.stream()
                                .map(deletion -> HoldRequest.of(
                                        new On.OfDeletion(deletion.id()), KeepingController.kind(kind), reason.strip()))
                                .toList());
        return done(request, visitor, "hold", outcomes(visitor, chosen, answers));
    }

    /** Needs days and a reason. */
    @PostMapping("/many/extend")
    ModelAndView extend(
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "") String days,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        List<Deletion> chosen = chosen(visitor, ids);
        if (chosen.isEmpty() || reason == null || reason.isBlank()) {
            return form(request, visitor, "extend", chosen, reason == null ? "" : "many.why");
        }
        return KeepingController.later(days, reason)
                .map(change -> done(
                        request,
                        visitor,
                        "extend",
                        each(
                                visitor,
                                chosen,
                                deletion -> bin.keeping().retention().change(visitor.caller(), deletion.id(), change))))
                .orElseGet(() -> form(request, visitor, "extend", chosen, "extend.days.wrong"));
    }

    /** Parents before children, so that none of those chosen is in the way of another; at most a page of them. */
    private List<Deletion> chosen(Visitor visitor, @Nullable List<String> ids) {
        List<String> order =
                bin.entities().declared().types().stream().map(EntityType::name).toList();
        return (ids == null ? List.<String>of() : ids)
                .stream()
                        .distinct()
                        .limit(BinFilter.PAGE)
                        .flatMap(id -> Bin.id(id).stream())
                        .flatMap(id -> bin.deletions().find(visitor.caller(), id).stream())
                        .sorted(Comparator.comparingInt(
                                deletion -> order.indexOf(deletion.root().type())))
                        .toList();
    }

    /** One after the other, at most a page of them: none is in the way of another, and each is what somebody ticked. */
    private List<Outcome> each(Visitor visitor, List<Deletion> chosen, Function<Deletion, ? extends Answer<?>> action) {
        List<Answer<?>> answers = new ArrayList<>();
        chosen.forEach(deletion -> answers.add(action.apply(deletion)));
        return outcomes(visitor, chosen, answers);
    }

    private List<Outcome> outcomes(Visitor visitor, List<Deletion> chosen, List<? extends Answer<?>> answers) {
        List<Deletion> now = chosen.stream()
                .map(before ->
                        bin.deletions().find(visitor.caller(), before.id()).orElse(before))
                .toList();
        List<DeletionView> views = visitor.views().of(now);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            outcomes.add(new Outcome(views.get(i), refusal(visitor, answers.get(i))));
        }
        return outcomes;
    }

    private static List<RefusalView> refusal(Visitor visitor, Answer<?> answer) {
        return answer instanceof Refused<?> refused ? List.of(visitor.refusals().of(refused.refusal())) : List.of();
    }

    /** Nothing has been done yet. */
    private ModelAndView form(
            HttpServletRequest request, Visitor visitor, String action, List<Deletion> chosen, String wrong) {
        ModelAndView page =
                page(request, visitor, action, Map.of("items", visitor.views().of(chosen), "wrong", wrong));
        page.setStatus(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView done(HttpServletRequest request, Visitor visitor, String action, List<Outcome> outcomes) {
        return page(request, visitor, action, Map.of("outcomes", outcomes));
    }

    private ModelAndView page(HttpServletRequest request, Visitor visitor, String action, Map<String, ?> more) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("action", action);
        model.put("items", List.of());
        model.put("outcomes", List.of());
        model.put("wrong", "");
        model.putAll(more);
        return pages.page(request, visitor, "many", model);
    }
}
