package dev.paranoid.web.list;

import dev.paranoid.domain.EntityType;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPage;
import dev.paranoid.web.page.BinPages;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.view.DeletionView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of deletions. */
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
        Optional<ChosenOutcomes> outcomes = ChosenOutcomes.of(parameters);
        model.put("did", outcomes.map(ChosenOutcomes::action).orElse(""));
        model.put("outcomes", outcomes.map(known -> known.seen(bin, visitor)).orElse(List.of()));
        model.put("filter", filter);
        model.put("states", BinFilter.STATES);
        model.put("types", visitor.types().stream().map(EntityType::name).toList());
        model.put("items", found.items());
        model.put("unfinished", found.unfinished());
        model.put("next", found.next().map(filter::next).orElse(""));
        model.put("mayRestore", found.items().stream().anyMatch(DeletionView::mayRestore));
        model.put("mayPurge", found.items().stream().anyMatch(DeletionView::mayPurge));
        model.put("mayHold", found.items().stream().anyMatch(DeletionView::mayHold));
        model.put("mayExtend", found.items().stream().anyMatch(DeletionView::mayExtend));
        return pages.page(request, visitor, "bin", model);
    }

    /** Every other address below the bin. */
    @GetMapping("/**")
    ModelAndView nothing(HttpServletRequest request) {
        ModelAndView page = pages.page(request, bin.visitor(request), "error", Map.of("code", "not-there"));
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
