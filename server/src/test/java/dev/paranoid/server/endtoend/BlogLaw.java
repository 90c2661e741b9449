package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The law, as the rows of a blog have to keep it while nothing goes on.
 *
 * @param number the answer to a question that is one number
 */
record BlogLaw(ToLongFunction<String> number) {

    /** No live row under a hidden parent; a hidden row's holder is active, and marks it as its root or one of its parents. */
    void holds() {
        assertThat(orphans()).as("live rows under hidden parents").isZero();
        for (Table table : Table.ALL) {
            assertThat(number.applyAsLong("SELECT COUNT(*) FROM " + table.name()
                            + " t WHERE t.deleted_at IS NOT NULL AND NOT EXISTS"
                            + " (SELECT 1 FROM paranoid_deletion d WHERE d.id = t.deletion_id AND d.state = 'ACTIVE' AND ("
                            + "(d.root_type = '" + table.name() + "' AND d.root_key = CAST(t." + table.id()
                            + " AS CHAR)) OR "
                            + table.marked() + "))"))
                    .as("hidden %s without a holder", table.name())
                    .isZero();
        }
    }

    /** {@return live rows under a hidden parent} */
    long orphans() {
        return number.applyAsLong("SELECT (SELECT COUNT(*) FROM stories c JOIN users p ON p.user_id = c.created_by"
                + " WHERE c.deleted_at IS NULL AND p.deleted_at IS NOT NULL)"
                + " + (SELECT COUNT(*) FROM reviews c JOIN stories p ON p.story_id = c.story_id"
                + " WHERE c.deleted_at IS NULL AND p.deleted_at IS NOT NULL)"
                + " + (SELECT COUNT(*) FROM reviews c JOIN users p ON p.user_id = c.created_by"
                + " WHERE c.deleted_at IS NULL AND p.deleted_at IS NOT NULL)");
    }

    private record Table(String name, String id, String marked) {
        static final List<Table> ALL = List.of(
                new Table("users", "user_id", "FALSE"),
                new Table("stories", "story_id", marked("users", "user_id", "created_by")),
                new Table(
                        "reviews",
                        "review_id",
                        marked("users", "user_id", "created_by") + " OR " + marked("stories", "story_id", "story_id")));

        private static String marked(String parent, String id, String column) {
            return "EXISTS (SELECT 1 FROM " + parent + " p WHERE p." + id + " = t." + column
                    + " AND p.deletion_id = t.deletion_id)";
        }
    }
}
