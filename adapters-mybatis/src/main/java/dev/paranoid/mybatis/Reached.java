package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/**
 * Rows that one call has collected in {@code paranoid_reach}: all of them, or a slice. Statements bind it as
 * {@code reached}.
 *
 * @param call a number of the call's own; null for that of the connection, where all happens in one transaction
 * @param slice by keys of rows as that table holds them
 */
record Reached(@Nullable Long call, @Nullable Slice slice) {
    /** All that this connection has collected. */
    static final Reached MINE = new Reached(null, null);

    /** {@return what work in the background has collected; connections never have a number below zero} */
    static Reached inBackground(long job) {
        return new Reached(-job, null);
    }

    Reached only(Slice one) {
        return new Reached(call, one);
    }

    /** {@return the number of the call as an expression} */
    String number() {
        return call == null ? "CONNECTION_ID()" : "#{reached.call}";
    }

    /** {@return the test that a collected row is one of these} */
    String in(String alias) {
        Slice cut = slice;
        return whole(alias) + (cut == null ? "" : cut.rows(alias + ".row_key", "reached.slice"));
    }

    /** {@return the same, whatever the slice} */
    String whole(String alias) {
        return alias + ".call_id = " + number();
    }

    /** {@return the test that a child is one of the slice's; bytes are text before they are a number, or hexadecimal} */
    String children(Link link) {
        Slice cut = slice;
        return cut == null || link.child().idColumn().isEmpty()
                ? ""
                : cut.children(
                        link.key("c"),
                        link.foreignKey().fromKey("CONVERT(#{reached.slice.upTo} USING utf8mb4)"),
                        link.child().id().name().of("c"),
                        "reached.slice");
    }
}
