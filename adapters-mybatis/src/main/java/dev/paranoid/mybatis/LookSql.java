package dev.paranoid.mybatis;

import java.util.List;

/** Statements that load rows by id, and look at what is above them. */
public final class LookSql {

    private LookSql() {}

    public static String lock(EntityTable table, RowIds ids) {
        String mark = table.markColumns()
                .map(columns -> columns.utc("t") + " AS deletedAt, " + columns.holder("t") + " AS holder")
                .orElse("CAST(NULL AS DATETIME) AS deletedAt, CAST(NULL AS SIGNED) AS holder");
        String id = table.id().name().of("t");
        return "SELECT " + table.id().key("t") + " AS id, " + mark + " FROM " + table.byId("t") + " WHERE "
                + ids.in(id, "ids") + " ORDER BY " + id + " FOR UPDATE";
    }

    /** Parents of these rows: hidden ones, or all. */
    public static String parents(Link link, RowIds ids, boolean hidden) {
        IdColumn child = link.child().id();
        IdColumn parent = link.parent().id();
        MarkColumns mark = link.parent().mark();
        return "SELECT " + child.key("c") + " AS child, " + parent.key("p") + " AS parent, " + mark.holder("p")
                + " AS holder, " + mark.hidden("p") + " AS hidden FROM "
                + link.child().byId("c") + " STRAIGHT_JOIN "
                + link.parent().byId("p") + " ON "
                + parent.name().of("p") + " = " + link.key("c") + " WHERE "
                + ids.in(child.name().of("c"), "ids")
                + (hidden ? " AND " + mark.hidden("p") : "");
    }

    public static String inProgress(List<String> activities) {
        return "SELECT id FROM paranoid_deletion FORCE INDEX (by_activity) WHERE activity IN "
                + Placeholders.elements("activities", activities.size()) + " ORDER BY id";
    }
}
