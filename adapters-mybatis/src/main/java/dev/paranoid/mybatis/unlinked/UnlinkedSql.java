package dev.paranoid.mybatis.unlinked;

import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;

/** Statements on what was set to null that take lists. Public, because MyBatis calls it by reflection. */
public final class UnlinkedSql {

    private UnlinkedSql() {}

    /** A row may have been given another parent since it was noted. */
    public static String note(BoundValues rows) {
        return "INSERT INTO paranoid_unlinked (job_id, relation, child_key, parent_key) VALUES "
                + rows.placeholders("rows") + " ON DUPLICATE KEY UPDATE parent_key = VALUES(parent_key)";
    }

    /** Where the parent is there, and nobody has said another. */
    public static String putBack(Link link, Keys keys) {
        return "UPDATE paranoid_unlinked u FORCE INDEX (PRIMARY) STRAIGHT_JOIN "
                + link.child().byId("c") + " ON " + link.child().id().name().of("c") + " = "
                + link.child().id().fromKey("u.child_key") + " STRAIGHT_JOIN "
                + link.parent().byId("p") + " ON " + link.parent().id().name().of("p") + " = "
                + link.parent().id().fromKey("u.parent_key") + " SET " + link.key("c") + " = "
                + link.foreignKey().fromKey("u.parent_key") + link.child().untouched("c")
                + " WHERE u.job_id = #{job} AND u.relation = #{link.name} AND " + link.key("c") + " IS NULL AND "
                + keys.in("u.child_key", "keys");
    }

    public static String takeOut(Keys keys) {
        return "DELETE u FROM paranoid_unlinked u FORCE INDEX (PRIMARY)"
                + " WHERE u.job_id = #{job} AND u.relation = #{relation} AND " + keys.in("u.child_key", "keys");
    }
}
