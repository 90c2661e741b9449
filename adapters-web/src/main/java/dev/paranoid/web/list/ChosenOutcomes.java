package dev.paranoid.web.list;

import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinAddresses;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.view.DeletionView;
import dev.paranoid.web.view.RefusalViews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * What became of several deletions, as an address says it: a reload shows it again and does nothing again.
 *
 * @param action one of {@link #ACTIONS}
 * @param refused the code of what refused each; empty text for what was done
 */
record ChosenOutcomes(String action, Map<DeletionId, String> refused) {

    static final Set<String> ACTIONS = Set.of("restore", "purge", "hold", "extend");

    private static final String DID = "did";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final String NEXT = ".";
    private static final String WHY = "_";

    /**
     * One of several.
     *
     * @param deletion as it is now
     * @param refusal what stood in the way, in words; empty where it was done
     * @param page what the page is called that says more about it, below the deletion; empty for its own
     */
    public record Outcome(DeletionView deletion, String refusal, String page) {}

    static ChosenOutcomes of(String action, List<DeletionId> asked, List<? extends Answer<?>> answers) {
        Map<DeletionId, String> refused = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            refused.put(
                    asked.get(i),
                    answers.get(i) instanceof Refused<?> no ? no.refusal().code() : "");
        }
        return new ChosenOutcomes(action, refused);
    }

    /** {@return those that an address tells of; nothing where it tells of none} */
    static Optional<ChosenOutcomes> of(MultiValueMap<String, String> parameters) {
        String action = Optional.ofNullable(parameters.getFirst(DID)).orElse("");
        Map<DeletionId, String> refused = new LinkedHashMap<>();
        parts(parameters, DONE).forEach(id -> Bin.id(id).ifPresent(known -> refused.put(known, "")));
        parts(parameters, REFUSED).forEach(part -> {
            String[] both = part.split(WHY, 2);
            if (both.length == 2 && both[1].matches("[a-z][a-z-]{0,40}")) {
                Bin.id(both[0]).ifPresent(known -> refused.put(known, both[1]));
            }
        });
        return ACTIONS.contains(action) && !refused.isEmpty() && refused.size() <= BinFilter.PAGE
                ? Optional.of(new ChosenOutcomes(action, refused))
                : Optional.empty();
    }

    private static Stream<String> parts(MultiValueMap<String, String> parameters, String name) {
        return Stream.of(
                Optional.ofNullable(parameters.getFirst(name)).orElse("").split("\\" + NEXT));
    }

    /** {@return the address of the list under that filter, with these} */
    String address(BinFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>(filter.fields());
        parameters.put(DID, action);
        parameters.put(DONE, text(true));
        parameters.put(REFUSED, text(false));
        return BinAddresses.of("", parameters);
    }

    private String text(boolean done) {
        return refused.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty() == done)
                .map(entry -> entry.getKey() + (done ? "" : WHY + entry.getValue()))
                .collect(Collectors.joining(NEXT));
    }

    /** {@return them as the visitor sees them, as far as he may; one read of the ledger} */
    List<Outcome> seen(Bin bin, Visitor visitor) {
        Map<DeletionId, Deletion> found = bin.deletions().find(visitor.caller(), refused.keySet());
        List<Deletion> known = refused.keySet().stream()
                .flatMap(id -> Stream.ofNullable(found.get(id)))
                .toList();
        List<DeletionView> views = visitor.views().of(known);
        List<Outcome> seen = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            seen.add(outcome(visitor, views.get(i), known.get(i).id()));
        }
        return seen;
    }

    private Outcome outcome(Visitor visitor, DeletionView view, DeletionId id) {
        String code = refused.getOrDefault(id, "");
        boolean asks = action.equals("restore") || action.equals("purge");
        return new Outcome(
                view, code.isEmpty() ? "" : RefusalViews.title(visitor.words(), code), asks ? "/" + action : "");
    }
}
