package dev.paranoid.web.list;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Page;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.view.DeletionView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks deletions up, page by page. Text is looked for among so many of the newest that the other filters leave: where the page
 * is not full by then, it says where to go on.
 *
 * @param deletions who is asked
 */
record BinSearch(Deletions deletions) {

    private static final int PART = 500;
    private static final int LOOKED_AT = 1_000;
    private static final int MOST_NAMED = BinFilter.PAGE - 1;

    /**
     * A page.
     *
     * @param items at most {@value BinFilter#PAGE}
     * @param next after which deletion to go on; empty at the end
     * @param unfinished whether older ones were not looked at yet, though the page is not full
     */
    record Found(List<DeletionView> items, Optional<DeletionId> next, boolean unfinished) {}

    Found find(Visitor visitor, BinFilter filter) {
        if (filter.text().isEmpty()) {
            Page<Deletion> page = merged(visitor, filter, BinFilter.PAGE, filter.from());
            return new Found(visitor.views().of(page.items()), page.next().flatMap(Bin::id), false);
        }
        return matching(visitor, filter);
    }

    /** What has the text as its id is found however old it is, and comes first. */
    private Found matching(Visitor visitor, BinFilter filter) {
        List<Deletion> named = named(visitor, filter);
        List<Deletion> found = new ArrayList<>(filter.from().isEmpty() ? named : List.of());
        Optional<DeletionId> from = filter.from();
        for (int looked = 0; looked < LOOKED_AT; looked += PART) {
            Page<Deletion> part = merged(visitor, filter, PART, from);
            Map<EntityRef, String> titles = visitor.views().titles(part.items());
            for (Deletion deletion : part.items()) {
                if (!named.contains(deletion) && matches(deletion, titles, filter.text())) {
                    found.add(deletion);
                    if (found.size() == BinFilter.PAGE) {
                        return found(visitor, found, Optional.of(deletion.id()), false);
                    }
                }
            }
            from = part.next().flatMap(Bin::id);
            if (from.isEmpty()) {
                return found(visitor, found, from, false);
            }
        }
        return found(visitor, found, from, true);
    }

    /** {@return the deletion of that id, and those of a root with that id, as far as the filter lets them through; less than a page} */
    private List<Deletion> named(Visitor visitor, BinFilter filter) {
        Stream<Deletion> itself = Bin.id(filter.text())
                .map(id -> new DeletionId(id.value() + 1))
                .map(older -> merged(visitor, filter, 1, Optional.of(older)).items().stream())
                .orElse(Stream.empty())
                .filter(deletion -> deletion.id().toString().equals(filter.text()));
        Stream<Deletion> ofRoots = filter.ofRoots(visitor.types(), MOST_NAMED).stream()
                .flatMap(query -> deletions.list(visitor.caller(), query).items().stream());
        return Stream.concat(itself, ofRoots)
                .distinct()
                .sorted(Comparator.comparing(Deletion::id).reversed())
                .limit(MOST_NAMED)
                .toList();
    }

    private static Found found(Visitor visitor, List<Deletion> found, Optional<DeletionId> next, boolean unfinished) {
        return new Found(visitor.views().of(found), next, unfinished);
    }

    private static boolean matches(Deletion deletion, Map<EntityRef, String> titles, String text) {
        return deletion.root().id().equals(text)
                || deletion.id().toString().equals(text)
                || contains(titles.getOrDefault(deletion.root(), ""), text)
                || contains(deletion.reason().orElse(""), text);
    }

    private static boolean contains(String whole, String part) {
        return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    /** The newest first, of all that the filter's queries find; each has an order by id, so that the first of all are among them. */
    private Page<Deletion> merged(Visitor visitor, BinFilter filter, int limit, Optional<DeletionId> from) {
        List<Deletion> all = new ArrayList<>();
        boolean more = false;
        for (DeletionQuery query : filter.queries(limit, from)) {
            Page<Deletion> page = deletions.list(visitor.caller(), query);
            all.addAll(page.items());
            more |= page.next().isPresent();
        }
        List<Deletion> newest = all.stream()
                .distinct()
                .sorted(Comparator.comparing(Deletion::id).reversed())
                .limit(limit)
                .toList();
        more |= newest.size() < all.size();
        return new Page<>(
                newest,
                more && !newest.isEmpty()
                        ? Optional.of(newest.get(newest.size() - 1).id().toString())
                        : Optional.empty());
    }
}
