package dev.paranoid.mybatis;

import dev.paranoid.application.port.Cursor;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Cuts slices: by key from where the last one ended, never by counting off. A slice of parents is one whose children are not
 * too many; how many each has is remembered, so that the first guess is seldom too high. One parent with too many children
 * is cut among these.
 */
final class Cuts {

    /** Which part of a slice the guess is to fill. */
    private static final double FILLED = 0.85;

    private final Mappers mappers;
    /** How many children a parent had in the last slice, by relation. */
    private final Map<String, Double> childrenOfEach = new ConcurrentHashMap<>();

    Cuts(Mappers mappers) {
        this.mappers = mappers;
    }

    /** The next members. */
    Optional<Cut> members(EntityTable table, Cursor from, int rows) {
        Slice start = Slice.of(deletion(from), after(from, table.id()::value), "");
        EndRow end = mappers.slice().members(table, start, rows);
        return Optional.ofNullable(end.last())
                .map(last -> new Cut(
                        Slice.of(start.deletion(), start.after(), table.id().value(last)),
                        next(from, last, end.amount() < rows)));
    }

    /** The next rows that were collected. */
    Optional<Cut> collected(Reached reached, EntityType type, Cursor from, int rows) {
        Slice start = Slice.of(0, after(from, Bytes::key), "");
        EndRow end = mappers.slice().collected(reached, start, type.name(), rows);
        return Optional.ofNullable(end.last())
                .map(last ->
                        new Cut(Slice.of(0, start.after(), Bytes.key(last)), next(from, last, end.amount() < rows)));
    }

    /** The next marked parents, with their children. */
    Optional<Cut> marked(Link link, Cursor from, int rows) {
        EntityTable parent = link.parent();
        Slice start = Slice.of(deletion(from), after(from, parent.id()::value), "");
        return new Pairs(
                        link,
                        from,
                        start,
                        parent.id()::value,
                        limit -> mappers.slice().members(parent, start, limit),
                        parents -> mappers.slice().markedWithChildren(link, start, parents, rows + parents + 1))
                .cut(rows);
    }

    /** The next collected parents, with their children. */
    Optional<Cut> collectedParents(Link link, Reached reached, Cursor from, int rows) {
        Slice start = Slice.of(0, after(from, Bytes::key), "");
        String type = link.parent().name();
        return new Pairs(
                        link,
                        from,
                        start,
                        Bytes::key,
                        limit -> mappers.slice().collected(reached, start, type, limit),
                        parents -> mappers.slice()
                                .collectedWithChildren(reached, link, start, parents, rows + parents + 1))
                .cut(rows);
    }

    private static long deletion(Cursor from) {
        return from.deletion().map(DeletionId::value).orElse(0L);
    }

    private static @Nullable Object after(Cursor from, Function<String, Object> value) {
        return from.after().map(value).orElse(null);
    }

    private static Optional<Cursor> next(Cursor from, String last, boolean ends) {
        return ends ? Optional.empty() : Optional.of(from.behind(last));
    }

    /** Parents whose end is found by their number, and children that are counted up to a limit. */
    private final class Pairs {

        private final Link link;
        private final Cursor from;
        private final Slice start;
        private final Function<String, Object> key;
        private final IntFunction<EndRow> end;
        private final IntFunction<PairsRow> pairs;

        Pairs(
                Link link,
                Cursor from,
                Slice start,
                Function<String, Object> key,
                IntFunction<EndRow> end,
                IntFunction<PairsRow> pairs) {
            this.link = link;
            this.from = from;
            this.start = start;
            this.key = key;
            this.end = end;
            this.pairs = pairs;
        }

        Optional<Cut> cut(int rows) {
            if (from.child().isPresent()) {
                return Optional.ofNullable(end.apply(1).last()).map(parent -> within(parent, rows));
            }
            int wanted = guess(rows);
            while (true) {
                PairsRow row = pairs(wanted);
                String last = row.last();
                if (last == null) {
                    return Optional.empty();
                } else if (row.children() <= rows) {
                    childrenOfEach.put(link.name(), (double) row.children() / row.amount());
                    Slice slice = Slice.of(start.deletion(), start.after(), key.apply(last));
                    return Optional.of(new Cut(slice, next(from, last, row.amount() < wanted)));
                } else if (wanted == 1) {
                    return Optional.of(within(last, rows));
                }
                wanted = (int) Math.max(1, row.amount() / 2);
            }
        }

        /** Children without an id can't be cut, and so aren't counted. */
        private PairsRow pairs(int wanted) {
            if (link.child().idColumn().isPresent()) {
                return pairs.apply(wanted);
            }
            EndRow row = end.apply(wanted);
            return new PairsRow(row.amount(), row.last(), 0);
        }

        private int guess(int rows) {
            double each = Math.max(1, childrenOfEach.getOrDefault(link.name(), 1.0));
            return (int) Math.max(1, Math.min(rows, FILLED * rows / each));
        }

        private Cut within(String parent, int rows) {
            Object childAfter = from.child().map(link.child().id()::value).orElse(null);
            Slice one = Slice.within(
                    start.deletion(), start.after(), link.parent().id().value(parent), childAfter, "");
            EndRow row = mappers.slice().children(link, one, rows);
            String last = row.last();
            Object upTo = key.apply(parent);
            if (last == null || row.amount() < rows) {
                return new Cut(
                        Slice.within(start.deletion(), start.after(), upTo, childAfter, null),
                        Optional.of(from.behind(parent)));
            }
            return new Cut(
                    Slice.within(
                            start.deletion(),
                            start.after(),
                            upTo,
                            childAfter,
                            link.child().id().value(last)),
                    Optional.of(from.within(last)));
        }
    }
}
