package dev.paranoid.web.list;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinAddresses;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * Which deletions the list shows; the address says it, and nothing else does.
 *
 * @param type name of the root's type, or empty
 * @param by who asked, or empty
 * @param since a day in UTC, or empty
 * @param until a day in UTC, included, or empty
 * @param state one of {@link #STATES}
 * @param text to be found in label, id or reason, or empty
 * @param after the deletion after which the page begins, or empty
 */
public record BinFilter(String type, String by, String since, String until, String state, String text, String after) {

    /** What may be asked for: what is in the bin first. */
    public static final List<String> STATES = List.of("bin", "in-progress", "lifted", "purged", "refused", "all");

    /** Deletions of a page. */
    static final int PAGE = 25;

    static BinFilter of(MultiValueMap<String, String> parameters) {
        String state = one(parameters, "state");
        return new BinFilter(
                one(parameters, "type"),
                one(parameters, "by"),
                day(one(parameters, "since")).map(LocalDate::toString).orElse(""),
                day(one(parameters, "until")).map(LocalDate::toString).orElse(""),
                STATES.contains(state) ? state : STATES.get(0),
                one(parameters, "q"),
                Bin.id(one(parameters, "after")).map(DeletionId::toString).orElse(""));
    }

    private static String one(MultiValueMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name)).orElse("").strip();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** {@return the queries whose answers together are what is asked for: each state has one of its own} */
    List<DeletionQuery> queries(int limit, Optional<DeletionId> from) {
        return states().map(wanted -> new DeletionQuery(
                        some(type), Optional.empty(), wanted, some(by), start(since, 0), start(until, 1), limit, from))
                .toList();
    }

    /** {@return the queries for deletions of roots whose id is the text, one for each state and each of these types that it lets through} */
    List<DeletionQuery> ofRoots(List<EntityType> types, int limit) {
        return types.stream()
                .map(EntityType::name)
                .filter(name -> type.isEmpty() || type.equals(name))
                .flatMap(name -> states().map(wanted -> new DeletionQuery(
                        Optional.of(name),
                        some(text),
                        wanted,
                        some(by),
                        start(since, 0),
                        start(until, 1),
                        limit,
                        Optional.empty())))
                .toList();
    }

    private Stream<Optional<DeletionState>> states() {
        return switch (state) {
            case "bin" -> Stream.of(Optional.of(DeletionState.ACTIVE), Optional.of(DeletionState.IN_PROGRESS));
            case "in-progress" -> Stream.of(Optional.of(DeletionState.IN_PROGRESS));
            case "lifted" -> Stream.of(Optional.of(DeletionState.LIFTED));
            case "purged" -> Stream.of(Optional.of(DeletionState.PURGED));
            case "refused" -> Stream.of(Optional.of(DeletionState.REFUSED));
            default -> Stream.of(Optional.empty());
        };
    }

    Optional<DeletionId> from() {
        return Bin.id(after);
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(present -> !present.isEmpty());
    }

    private static Optional<Instant> start(String text, int days) {
        return day(text)
                .map(date -> date.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** {@return whether it leaves anything out that is in the bin} */
    public boolean narrows() {
        return Stream.of(type, by, since, until, text).anyMatch(part -> !part.isEmpty())
                || !state.equals(STATES.get(0));
    }

    /** {@return what it says, as fields of a form; what does not narrow is left out} */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("by", by);
        fields.put("since", since);
        fields.put("until", until);
        fields.put("state", state.equals(STATES.get(0)) ? "" : state);
        fields.put("q", text);
        fields.put("after", after);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** {@return the address of this page of the list, from its question mark on} */
    public String address() {
        return BinAddresses.of("", fields());
    }

    /** {@return the address of the page after that deletion, from its question mark on} */
    String next(DeletionId last) {
        Map<String, String> fields = fields();
        fields.put("after", last.toString());
        return BinAddresses.of("", fields);
    }
}
