package dev.paranoid.web.page;

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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of deletions, and what is done to several of them. */
@BinPage
final class BinController {

    private final Bin bin;

    private final BinPages pages;

    BinController(Bin bin, BinPages pages) {
        this.pages = pages;
        this.bin = bin;
    }

    @GetMapping({"", "/"})
    ModelAndView list(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        BinFilter filter = BinFilter.of(parameters);
        BinSearch.Found found = new BinSearch(bin.deletions()).find(visitor, filter);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("filter", filter);
        model.put("states", BinFilter.STATES);
        model.put("types", visitor.types().stream().map(EntityType::name).toList());
        model.put("items", found.items());
        model.put("unfinished", found.unfinished());
        model.put("next", found.next().map(filter::next).orElse(""));
        model.put("mayRestore", found.items().stream().anyMatch(DeletionView::mayRestore));
        model.put("mayPurge", found.items().stream().anyMatch(DeletionView::mayPurge));
        return pages.page(request, visitor, "bin", model);
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
        List<Outcome> outcomes = new ArrayList<>();
        for (Deletion deletion : chosen(visitor, ids)) {
            outcomes.add(outcome(
                    visitor, deletion, bin.deletions().restore(visitor.caller(), Parents.REFUSE, deletion.id())));
        }
        return outcomes(request, visitor, "restore", outcomes);
    }

    /** Asks first, and needs their number to be typed. */
    @PostMapping("/many/purge")
    ModelAndView purge(
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam(defaultValue = "") String confirm,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        List<Deletion> chosen = chosen(visitor, ids);
        String number = Integer.toString(chosen.size());
        if (chosen.isEmpty() || !confirm.strip().equals(number)) {
            ModelAndView page = pages.page(
                    request,
                    visitor,
                    "many",
                    Map.of(
                            "items",
                            visitor.views().of(chosen),
                            "number",
                            number,
                            "wrong",
                            !confirm.isEmpty(),
                            "outcomes",
                            List.of(),
                            "action",
                            "purge"));
            page.setStatus(confirm.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Deletion deletion : chosen) {
            outcomes.add(outcome(visitor, deletion, bin.deletions().purge(visitor.caller(), deletion.id())));
        }
        return outcomes(request, visitor, "purge", outcomes);
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

    private Outcome outcome(Visitor visitor, Deletion before, Answer<?> answer) {
        Deletion now = bin.deletions().find(visitor.caller(), before.id()).orElse(before);
        return new Outcome(
                visitor.views().of(now),
                answer instanceof Refused<?> refused
                        ? List.of(visitor.refusals().of(refused.refusal()))
                        : List.of());
    }

    private ModelAndView outcomes(HttpServletRequest request, Visitor visitor, String action, List<Outcome> outcomes) {
        return pages.page(
                request,
                visitor,
                "many",
                Map.of(
                        "items",
                        List.of(),
                        "number",
                        Integer.toString(outcomes.size()),
                        "wrong",
                        false,
                        "outcomes",
                        outcomes,
                        "action",
                        action));
    }

    /** Every other address below the bin. */
    @GetMapping("/**")
    ModelAndView nothing(HttpServletRequest request) {
        ModelAndView page = pages.page(request, bin.visitor(request), "error", Map.of("code", "not-there"));
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
