package dev.paranoid.web.deletion;

import dev.paranoid.application.Entities;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPages;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.view.RefusalView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Pages about one deletion. */
record DeletionPages(Bin bin, BinPages pages) {

    /** {@return the page, with what has just been refused} */
    ModelAndView refused(
            HttpServletRequest request, Visitor visitor, Deletion before, String template, Refusal refusal) {
        ModelAndView page = page(
                request,
                visitor,
                now(visitor, before),
                template,
                Map.of("wrong", false, "refusals", List.of(visitor.refusals().of(refusal))));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    /** {@return it as it is now: somebody else may have been faster} */
    Deletion now(Visitor visitor, Deletion before) {
        return bin.deletions().find(visitor.caller(), before.id()).orElse(before);
    }

    ModelAndView page(
            HttpServletRequest request, Visitor visitor, Deletion deletion, String template, Map<String, ?> more) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("deletion", visitor.views().of(deletion));
        model.put("refusals", List.of());
        model.put("holds", "");
        model.put("left", "");
        model.put("done", "");
        model.put("complete", true);
        model.put("preview", List.of());
        model.put("together", List.of());
        model.put("typed", List.of());
        model.put("parents", false);
        model.put("onHold", visitor.views().holds(deletion));
        if (template.equals("deletion")) {
            model.put("history", visitor.views().history(deletion));
        }
        if (template.equals("purge")) {
            model.putAll(removal(visitor, deletion));
        } else if (deletion.active()) {
            Map<String, Long> held = bin.entities().held(visitor.caller(), deletion.id());
            model.put("holds", visitor.words().counts(deletion.root().type(), held));
            Map<String, Long> left = left(visitor, deletion, held);
            model.put("left", left.isEmpty() ? "" : visitor.words().counts(left));
        }
        model.putAll(more);
        return pages.page(request, visitor, template, model);
    }

    /** {@return what it took and does not hold any more, where all of it has been counted} */
    private static Map<String, Long> left(Visitor visitor, Deletion deletion, Map<String, Long> held) {
        if (deletion.activity().isPresent() || deletion.mode() == DeletionMode.HARD) {
            return Map.of();
        }
        Map<String, Long> left = new TreeMap<>();
        deletion.took().forEach((type, took) -> {
            long now = held.getOrDefault(type, 0L);
            if (visitor.may(Verb.READ, type) && now < took && now < Entities.HELD_LIMIT) {
                left.put(type, took - now);
            }
        });
        return left;
    }

    /** What would go, counted now, for those who may preview that; else what it took. */
    private Map<String, Object> removal(Visitor visitor, Deletion deletion) {
        String type = deletion.root().type();
        if (deletion.active() && !visitor.may(Verb.PURGE, type)) {
            Refusal no = RestorePage.forbidden(visitor, Verb.PURGE, deletion);
            return Map.of("refusals", List.of(visitor.refusals().of(no)));
        }
        if (!deletion.active() || !visitor.may(Verb.HARD_DELETE, type)) {
            return Map.of();
        }
        Answer<Preview> answer = bin.deletions().preview(visitor.caller(), DeletionMode.HARD, deletion.root());
        if (answer instanceof Refused<Preview> refused) {
            return Map.of("refusals", List.of(visitor.refusals().of(refused.refusal())));
        }
        Preview preview = answer.orThrow();
        List<RefusalView> refusals =
                preview.refusals().stream().map(visitor.refusals()::of).toList();
        return Map.of(
                "holds",
                visitor.words().counts(deletion.root().type(), preview.takes()),
                "complete",
                preview.complete(),
                "refusals",
                refusals);
    }
}
