package dev.paranoid.web.row;

import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPage;
import dev.paranoid.web.page.BinPages;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.view.row.RowView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Rows of every type, live and hidden, and what is below them. */
@BinPage
final class TypesController {

    private static final int PAGE = 25;
    private static final int BELOW = 20;

    private final Bin bin;
    private final BinPages pages;

    TypesController(Bin bin, BinPages pages) {
        this.bin = bin;
        this.pages = pages;
    }

    @GetMapping("/types")
    ModelAndView types(HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        return visitor.types().isEmpty()
                ? pages.page(request, visitor, "types", Map.of())
                : pages.goTo(request, "/types/" + visitor.types().get(0).name());
    }

    @GetMapping("/types/{type}")
    ModelAndView rows(
            @PathVariable String type,
            @RequestParam(defaultValue = "live") String rows,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String deleted,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        RowsPlace place = new RowsPlace(type, rows, after);
        Page<Row> page = page(bin.entities().list(visitor.caller(), type, visibility(place.rows()), PAGE, after));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("types", visitor.types().stream().map(EntityType::name).toList());
        model.put("type", type);
        model.put("seen", RowsPlace.SEEN);
        model.put("rows", place.rows());
        model.put("place", place);
        model.put("items", views(visitor, page.items()));
        model.put("next", page.next().orElse(""));
        model.put("mayDelete", mayDelete(visitor, type));
        model.put("undo", undo(visitor, deleted));
        return pages.page(request, visitor, "rows", model);
    }

    private static Visibility visibility(String seen) {
        return switch (seen) {
            case "hidden" -> Visibility.HIDDEN;
            case "all" -> Visibility.ALL;
            default -> Visibility.LIVE;
        };
    }

    /** A type that the visitor may not read is not there for him. */
    private static <T> T page(Answer<T> answer) {
        if (answer instanceof Refused<T>) {
            throw new Bin.NotThere();
        }
        return answer.orThrow();
    }

    /** {@return what was deleted a moment ago, to be undone: one or none} */
    private List<Object> undo(Visitor visitor, String deleted) {
        return Bin.id(deleted).flatMap(id -> bin.deletions().find(visitor.caller(), id)).stream()
                .<Object>map(visitor.views()::of)
                .toList();
    }

    private boolean mayDelete(Visitor visitor, String type) {
        return bin.entities().declared().find(type).filter(EntityType::paranoid).isPresent()
                && visitor.may(Verb.DELETE, type);
    }

    private static List<RowView> views(Visitor visitor, List<Row> rows) {
        return rows.stream()
                .map(row -> visitor.views().rows().of(visitor.caller(), row))
                .toList();
    }

    @GetMapping("/types/{type}/row")
    ModelAndView row(
            @PathVariable String type, @RequestParam(defaultValue = "") String id, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        RowView row = found(visitor, type, id);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("row", row);
        model.put("mayDelete", !row.hidden() && mayDelete(visitor, type));
        model.put(
                "holder",
                Optional.ofNullable(row.holder()).flatMap(Bin::id).stream()
                        .flatMap(holder -> bin.deletions().find(visitor.caller(), holder).stream())
                        .map(visitor.views()::of)
                        .toList());
        return pages.page(request, visitor, "row", model);
    }

    RowView found(Visitor visitor, String type, String id) {
        if (id.isEmpty()) {
            throw new Bin.NotThere();
        }
        Row row = page(bin.entities().find(visitor.caller(), new EntityRef(type, id), Visibility.ALL));
        return visitor.views().rows().of(visitor.caller(), row);
    }

    /**
     * Rows of one relation.
     *
     * @param child their type
     * @param column by which they refer to the row above
     * @param rows some of them
     * @param next the id after which there are more; empty where there are none
     */
    public record Below(String child, String column, List<RowView> rows, String next) {}

    /** A part of a page for a script that asks for it; a page of its own for a browser. */
    @GetMapping("/types/{type}/below")
    ModelAndView below(
            @PathVariable String type,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String relation,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        RowView row = found(visitor, type, id);
        List<Below> below = new ArrayList<>();
        for (Relation along : visitor.views().rows().relationsBelow(visitor.caller(), type)) {
            if (relation.isEmpty() || relation.equals(along.name())) {
                below.add(below(visitor, row, along, relation.isEmpty() ? "" : after));
            }
        }
        boolean part = request.getHeader("HX-Request") != null;
        return pages.page(request, visitor, part ? "branch" : "below", Map.of("row", row, "below", below));
    }

    private Below below(Visitor visitor, RowView parent, Relation along, String after) {
        Page<Row> page = page(
                bin.entities().below(visitor.caller(), new EntityRef(parent.type(), parent.id()), along, BELOW, after));
        return new Below(
                along.child().name(),
                along.name(),
                views(visitor, page.items()),
                page.next().orElse(""));
    }
}
