package dev.paranoid.web.health;

import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.view.Words;
import dev.paranoid.web.view.row.TimeView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a reader sees of how the service fares. */
record HealthPage(Visitor visitor) {

    private static final List<String> GROUPS = List.of("work", "outbox", "purges");

    /**
     * A number.
     *
     * @param name in words
     * @param value in words
     * @param wrong whether somebody should look into it
     */
    public record Figure(String name, String value, boolean wrong) {}

    /**
     * What the doctor has to say.
     *
     * @param at when the last look ended; null before that
     * @param complete whether it could look everywhere
     * @param well whether it found nothing that the reader may see
     * @param rootless deletions whose root is gone, in words; empty for none
     * @param hiddenByOthers rows that others hid, in words; empty for none
     * @param liveBelowHidden how many live rows are below hidden ones, by relation
     */
    public record Report(
            @Nullable TimeView at,
            boolean complete,
            boolean well,
            String rootless,
            String hiddenByOthers,
            SortedMap<String, String> liveBelowHidden) {}

    /** {@return numbers by group; groups of which nothing is measured are left out} */
    Map<String, List<Figure>> numbers(Measures measures) {
        Map<String, List<Figure>> groups = new LinkedHashMap<>();
        for (String group : GROUPS) {
            List<Figure> numbers = new ArrayList<>();
            for (HealthMeter meter : HealthMeter.of(group)) {
                measures.of(meter.meter()).ifPresent(value -> numbers.add(figure(meter, value)));
            }
            if (!numbers.isEmpty()) {
                groups.put(group, numbers);
            }
        }
        return groups;
    }

    private Figure figure(HealthMeter meter, double value) {
        Words words = visitor.words();
        String text = Double.isNaN(value)
                ? words.say("unknown")
                : meter.seconds() ? words.time(Math.round(value)) : words.number(Math.round(value));
        return new Figure(words.say(meter.key()), text, Double.isNaN(value) || meter.wrong(value));
    }

    /** {@return what concerns types that the reader may see} */
    Report report(Optional<Doctor.Findings> last) {
        if (last.isEmpty()) {
            return new Report(null, true, false, "", "", new TreeMap<>());
        }
        Doctor.Findings found = last.get();
        Map<String, Long> rootless = seen(found.rootless());
        Map<String, Long> hidden = seen(found.hiddenByOthers());
        SortedMap<String, String> live = new TreeMap<>();
        found.liveBelowHidden().forEach((relation, count) -> {
            String child = relation.substring(0, relation.indexOf('.'));
            if (visitor.may(Verb.READ, child)) {
                live.put(relation, visitor.words().count(child, count));
            }
        });
        return new Report(
                TimeView.of(found.at()),
                found.complete(),
                found.complete() && rootless.isEmpty() && hidden.isEmpty() && live.isEmpty(),
                rootless.isEmpty() ? "" : visitor.words().counts(rootless),
                hidden.isEmpty() ? "" : visitor.words().counts(hidden),
                live);
    }

    private Map<String, Long> seen(Map<String, Long> counts) {
        Map<String, Long> seen = new TreeMap<>(counts);
        seen.keySet().removeIf(type -> !visitor.may(Verb.READ, type));
        return seen;
    }
}
