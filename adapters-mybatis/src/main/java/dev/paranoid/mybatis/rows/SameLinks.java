package dev.paranoid.mybatis.rows;

import dev.paranoid.domain.RowKey;
import dev.paranoid.mybatis.schema.IdColumn;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows without id that have the same parents as rows that were read. Rows that agree in all of them are as good as the same:
 * nothing that is decided on such a row looks at more. Public, because MyBatis calls it by reflection.
 *
 * @param along the relation along which they are removed
 * @param having relations along which they have a parent
 * @param lacking relations along which they have none
 * @param parents how many parents along the relation are bound
 * @param tuples how many different rows are bound
 */
public record SameLinks(Link along, List<Link> having, List<Link> lacking, int parents, int tuples) {

    /** How many rows are looked for by one statement. */
    private static final int MOST = 1024;

    /** {@return rows along that relation, of which nothing else is said yet} */
    static SameLinks along(Link along, EntityRows rows) {
        return new SameLinks(along, rows.links(), List.of(), 0, 0);
    }

    /** {@return how many were removed: of rows with the same relations, no more than were read} */
    long remove(
            Collection<RowKey> of,
            Collection<Map<String, RowKey>> links,
            ToIntBiFunction<SameLinks, BoundValues> statement) {
        Map<Set<String>, List<Map<String, RowKey>>> kinds = new LinkedHashMap<>();
        links.forEach(link -> kinds.computeIfAbsent(Set.copyOf(link.keySet()), any -> new ArrayList<>())
                .add(link));
        long[] removed = {0};
        kinds.forEach((names, kind) -> Keys.inParts(
                kind,
                MOST,
                part -> Keys.inParts(
                        parents(along, of, part),
                        some -> removed[0] += having(names).remove(some, part, statement))));
        return removed[0];
    }

    /** Where the foreign key is text that refers to nothing any more, any of them may be the parent. */
    private static Collection<RowKey> parents(Link along, Collection<RowKey> parents, List<Map<String, RowKey>> links) {
        Set<RowKey> own = new LinkedHashSet<>();
        links.forEach(link -> Optional.ofNullable(link.get(along.name())).ifPresent(own::add));
        return own.isEmpty() ? parents : own;
    }

    private SameLinks having(Set<String> names) {
        Map<Boolean, List<Link>> links =
                having.stream().collect(Collectors.partitioningBy(link -> names.contains(link.name())));
        return new SameLinks(
                along, Objects.requireNonNull(links.get(true)), Objects.requireNonNull(links.get(false)), 0, 0);
    }

    private long remove(
            List<RowKey> of, List<Map<String, RowKey>> links, ToIntBiFunction<SameLinks, BoundValues> statement) {
        List<RowKey> keys = Keys.filled(of);
        List<Map<String, RowKey>> distinct = Keys.filled(List.copyOf(new LinkedHashSet<>(links)));
        List<@Nullable Object> values = new ArrayList<>(along.foreignKey().values(keys));
        distinct.forEach(link -> having.forEach(each -> values.add(each.foreignKey()
                .value(Objects.requireNonNull(link.get(each.name())).text()))));
        values.add((long) links.size());
        return statement.applyAsInt(
                new SameLinks(along, having, lacking, keys.size(), distinct.size()), new BoundValues(1, values));
    }

    /** {@return the statement; the last bound value is the limit} */
    public static String remove(SameLinks links) {
        return "DELETE FROM " + links.along.child().table() + " WHERE " + column(links.along) + " IN (#{values}"
                + ", ?".repeat(links.parents - 1) + ")" + links.same()
                + links.lacking.stream().map(SameLinks::none).collect(Collectors.joining()) + " LIMIT ?";
    }

    private String same() {
        if (having.isEmpty()) {
            return "";
        }
        String tuple = "(?" + ", ?".repeat(having.size() - 1) + ")";
        return " AND " + having.stream().map(SameLinks::column).collect(Collectors.joining(", ", "(", ")")) + " IN ("
                + tuple + (", " + tuple).repeat(tuples - 1) + ")";
    }

    private static String column(Link link) {
        return link.foreignKey().name().of(link.child().table().quoted());
    }

    /** A foreign key of text may be there, and refer to nothing. */
    private static String none(Link link) {
        IdColumn id = link.parent().id();
        return id.text()
                ? " AND NOT EXISTS (SELECT 1 FROM " + link.parent().table() + " x WHERE "
                        + id.name().of("x") + " = " + column(link) + ")"
                : " AND " + column(link) + " IS NULL";
    }
}
