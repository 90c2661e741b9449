package dev.paranoid.web.row;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPage;
import dev.paranoid.web.page.BinPages;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.view.RefusalView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Deletes a row, after it has said what would go along. */
@BinPage
final class DeleteController {

    private final Bin bin;
    private final BinPages pages;

    DeleteController(Bin bin, BinPages pages) {
        this.bin = bin;
        this.pages = pages;
    }

    @GetMapping("/types/{type}/delete")
    ModelAndView before(
            @PathVariable String type, @RequestParam(defaultValue = "") String id, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        return asking(request, visitor, ref(type, id), Map.of());
    }

    private ModelAndView asking(HttpServletRequest request, Visitor visitor, EntityRef row, Map<String, ?> more) {
        Answer<Preview> answer = bin.deletions().preview(visitor.caller(), DeletionMode.SOFT, row);
        if (answer instanceof Refused<Preview> refused) {
            return page(request, visitor, row, List.of(refused.refusal()), more);
        }
        Preview preview = answer.orThrow();
        Map<String, Object> model = new LinkedHashMap<>(more);
        model.put("takes", visitor.words().counts(row.type(), preview.takes()));
        model.put(
                "detaches", preview.detaches().isEmpty() ? "" : visitor.words().counts(preview.detaches()));
        model.put("complete", preview.complete());
        return page(request, visitor, row, preview.refusals(), model);
    }

    @PostMapping("/types/{type}/delete")
    ModelAndView delete(
            @PathVariable String type,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        EntityRef row = ref(type, id);
        if (reason.strip().codePointCount(0, reason.strip().length()) > DeleteRequest.REASON_LENGTH) {
            ModelAndView page = asking(request, visitor, row, Map.of("reason", reason, "wrong", true));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        Optional<String> why = Optional.of(reason.strip()).filter(text -> !text.isEmpty());
        Answer<Deleted> answer = bin.deletions()
                .delete(visitor.caller(), DeletionMode.SOFT, List.of(new DeleteRequest(row, why)))
                .get(0);
        if (answer instanceof Refused<Deleted> refused) {
            ModelAndView page = page(request, visitor, row, List.of(refused.refusal()), Map.of());
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
        Deleted deleted = ((Granted<Deleted>) answer).value();
        return deleted.job().isPresent() || !deleted.deletion().root().type().equals(type)
                ? pages.goTo(request, "/deletions/" + deleted.deletion().id())
                : pages.goTo(
                        request, place(request, type).after(deleted.deletion().id()));
    }

    /** {@return where in the rows of that type the visitor comes from} */
    private static RowsPlace place(HttpServletRequest request, String type) {
        return new RowsPlace(type, parameter(request, "rows"), parameter(request, "after"));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static EntityRef ref(String type, String id) {
        if (id.isEmpty()) {
            throw new Bin.NotThere();
        }
        return new EntityRef(type, id);
    }

    private ModelAndView page(
            HttpServletRequest request, Visitor visitor, EntityRef row, List<Refusal> refusals, Map<String, ?> more) {
        Answer<Row> found = bin.entities().find(visitor.caller(), row, Visibility.ALL);
        if (found instanceof Refused<Row>) {
            throw new Bin.NotThere();
        }
        List<RefusalView> views = refusals.stream().map(visitor.refusals()::of).toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("row", visitor.views().rows().of(visitor.caller(), found.orThrow()));
        model.put("refusals", views);
        model.put("takes", "");
        model.put("detaches", "");
        model.put("complete", true);
        model.put("reason", "");
        model.put("wrong", false);
        model.put("place", place(request, row.type()));
        model.putAll(more);
        return pages.page(request, visitor, "delete", model);
    }
}
