package dev.paranoid.mybatis;

import dev.paranoid.domain.deletion.DeletionId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Rows that bear the mark of one of some deletions: all of them, a slice of those of one deletion, or certain rows. Statements bind it as
 * {@code members}.
 */
record Members(
        DeletionIds ids, @Nullable Slice slice, @Nullable RowIds rows) {

    static Members of(Collection<DeletionId> deletions) {
        return new Members(DeletionIds.of(deletions), null, null);
    }

    Members only(Slice one) {
        return new Members(ids, one, null);
    }

    /** {@return the test that the row that goes by that alias is one of these} */
    String in(EntityTable table, String alias) {
        String holder = table.mark().holder(alias);
        if (rows != null) {
            return ids.in(holder, "members.ids") + " AND "
                    + rows.in(table.id().name().of(alias), "members.rows");
        }
        Slice cut = slice;
        return cut == null
                ? ids.in(holder, "members.ids")
                : holder + " = #{members.slice.deletion}"
                        + cut.rows(table.id().name().of(alias), "members.slice");
    }

    /** {@return the same for the parents of a link, and for the children of these parents} */
    String parents(Link link) {
        Slice cut = slice;
        return in(link.parent(), "p")
                + (cut == null || link.child().idColumn().isEmpty()
                        ? ""
                        : cut.children(
                                link.key("c"),
                                "#{members.slice.upTo}",
                                link.child().id().name().of("c"),
                                "members.slice"));
    }

    /** {@return the test that an expression is one of the deletions, whatever the slice} */
    String held(String holder) {
        return ids.in(holder, "members.ids");
    }

    boolean single() {
        return slice != null || ids.single();
    }

    /** {@return the only deletion} */
    long deletion() {
        Slice cut = slice;
        return cut != null ? cut.deletion() : ids.values().get(0);
    }
}
