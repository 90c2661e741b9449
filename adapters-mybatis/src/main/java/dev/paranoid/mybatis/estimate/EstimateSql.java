package dev.paranoid.mybatis.estimate;

import dev.paranoid.mybatis.schema.Link;

/** Statements that ask the optimizer how many rows it expects. Public, because MyBatis calls it by reflection. */
public final class EstimateSql {

    private static final String EXPLAIN = "EXPLAIN FORMAT = TRADITIONAL ";

    private EstimateSql() {}

    /** No index is forced: with one, MySQL does not look into it for this parent, but takes the average. */
    public static String children(Link link) {
        return EXPLAIN + "SELECT 1 FROM " + link.child().table() + " c WHERE " + link.key("c") + " = #{parent}";
    }

    /** Of a parent like any other. */
    public static String average(Link link) {
        return EXPLAIN + "SELECT 1 FROM " + link.parent().table() + " p STRAIGHT_JOIN " + link.children("c") + " ON "
                + link.key("c") + " = " + link.parent().id().name().of("p");
    }
}
