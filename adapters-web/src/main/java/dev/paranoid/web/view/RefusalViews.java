package dev.paranoid.web.view;

import dev.paranoid.application.Entities.Row;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.deletion.Refusal.Holding;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.TooManyRows;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.web.view.row.NewValueField;
import dev.paranoid.web.view.row.TimeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Refusals on one page, as its reader sees them: with links to what is in the way, and with what to do. */
public final class RefusalViews {

    private static final String KEY = "refusal.";

    private final Views views;
    private final Words words;
    private final Map<NewValueField, String> typed;
    private final ConflictViews conflicts;

    public RefusalViews(Views views) {
        this(views, Map.of());
    }

    /** For a page on which somebody has typed other values. */
    public RefusalViews(Views views, Map<NewValueField, String> typed) {
        this.views = views;
        this.words = views.words();
        this.typed = Map.copyOf(typed);
        this.conflicts = new ConflictViews(views, typed);
    }

    /**
     * A value that somebody has typed, and for which no refusal of the page has a field.
     *
     * @param field name of the field
     * @param column of the row
     * @param row its type and id
     * @param value what was typed
     */
    public record Typed(String field, String column, String row, String value) {}

    /** {@return what was typed and no refusal that was told offers again, so that it is not lost} */
    public List<Typed> unoffered() {
        return typed.entrySet().stream()
                .filter(each -> !conflicts.offers(each.getKey()))
                .map(each -> typed(each.getKey(), each.getValue()))
                .toList();
    }

    private Typed typed(NewValueField field, String value) {
        return new Typed(field.name(), field.column(), words.noun(field.type(), 1) + " " + field.id(), value);
    }

    /** {@return how a refusal of that code is called, of which no more is known} */
    public static String title(Words words, String code) {
        return words.sayOr(words.say("refusal.refused-by-policy") + " (" + code + ")", KEY + code);
    }

    /** {@return it in the reader's words; what a policy, a trigger or a form of another program says stays in theirs} */
    public RefusalView of(Refusal refusal) {
        if (refusal instanceof Restricted restricted) {
            return said(refusal)
                    .blockedBy(restricted.blockers().stream().map(this::blocker).toList(), restricted.unseen());
        }
        if (refusal instanceof ParentDeleted parents) {
            return said(refusal).hiddenBy(Hiders.of(parents.inTheWay(), parents.total(), parents.unseen(), views));
        }
        if (refusal instanceof UniqueConflict unique) {
            return said(refusal).conflicting(conflicts.of(unique.conflicts()), unique.unseen());
        }
        return refusal instanceof Held held ? said(refusal).saying(holds(held), held.unseen()) : said(refusal);
    }

    private RefusalView said(Refusal refusal) {
        String key = KEY + (refusal instanceof HeldByForeignKey ? "foreign-key" : refusal.code());
        return RefusalView.of(
                refusal.code(),
                words.sayOr(refusal.detail(), key),
                words.sayOr("", key + ".advice", arguments(refusal)));
    }

    private Object[] arguments(Refusal refusal) {
        if (refusal instanceof HeldBack held) {
            return new Object[] {rule(held), held.policy()};
        } else if (refusal instanceof HeldByForeignKey key) {
            return new Object[] {key.constraint().orElse("?"), key.table().orElse("?")};
        } else if (refusal instanceof RefusedByDatabase database) {
            return new Object[] {database.message()};
        } else if (refusal instanceof Malformed malformed) {
            return new Object[] {malformed.detail()};
        }
        return refusal instanceof TooManyRows many ? new Object[] {words.number(many.above())} : new Object[0];
    }

    /** The policies that come with Paranoid speak the reader's language; a team's own says it in its words. */
    private String rule(HeldBack held) {
        String until = held.until()
                .map(time -> words.say("policy.until", TimeView.of(time).text()))
                .orElse("");
        return held.protects()
                .map(type -> words.sayOr(held.detail(), "policy." + held.policy(), words.noun(type, 2), until))
                .orElseGet(() -> words.say("policy.unseen"))
                .strip();
    }

    private List<String> holds(Held held) {
        List<String> facts =
                new ArrayList<>(held.holds().stream().map(this::hold).toList());
        long others = held.total() - held.holds().size() - held.unseen();
        if (others > 0) {
            facts.add(words.say("more.others", words.number(others)));
        }
        if (!held.gone().isEmpty()) {
            facts.add(words.say("refusal.held.gone", words.counts(held.gone())));
        }
        return facts;
    }

    private String hold(Holding hold) {
        String on = hold.row()
                .map(row -> words.noun(row.type(), 1) + " " + row.id())
                .orElseGet(() -> words.say("rows.all") + ": " + words.noun(hold.type(), 2));
        return words.say("hold.named", Long.toString(hold.id()), on)
                + hold.caseId().map(name -> " (" + name + ")").orElse("");
    }

    private RefusalView.BlockerView blocker(Blocker blocker) {
        List<EntityRef> refs = blocker.sample().stream()
                .map(id -> new EntityRef(blocker.type(), id))
                .toList();
        Map<EntityRef, Row> found = views.rows().find(views.caller(), refs);
        return new RefusalView.BlockerView(
                words.count(blocker.type(), blocker.count()),
                refs.stream()
                        .flatMap(ref -> Stream.ofNullable(found.get(ref)))
                        .map(row -> views.rows().of(views.caller(), row))
                        .toList());
    }
}
