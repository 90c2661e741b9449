package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The demo's types, and the same with every other kind of relation; rows are made by set. */
public final class Demo {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");
    private static final EntityType TAGS = EntityType.paranoid("tags");
    private static final EntityType STORY_TAGS = EntityType.link("story_tags");
    private static final EntityType NOTES = EntityType.paranoid("notes");
    private static final EntityType INVOICES = EntityType.paranoid("invoices");
    private static final EntityType CATEGORIES = EntityType.paranoid("categories");

    private static final List<EntityType> TYPES = List.of(USERS, STORIES, REVIEWS, TAGS, STORY_TAGS);
    private static final List<Relation> RELATIONS = List.of(
            Relation.cascading(STORIES, "created_by", USERS),
            Relation.cascading(REVIEWS, "created_by", USERS),
            Relation.cascading(REVIEWS, "story_id", STORIES),
            Relation.cascading(STORY_TAGS, "story_id", STORIES).on(OnDelete.KEEP, OnDelete.CASCADE),
            Relation.cascading(STORY_TAGS, "tag_id", TAGS).on(OnDelete.KEEP, OnDelete.CASCADE));

    private Demo() {}

    public static TestSchema plain() {
        return schema(TYPES, RELATIONS);
    }

    /** With {@code notes} that lose their user, and {@code invoices} that stand in the way. */
    public static TestSchema withEveryAction() {
        return schema(
                and(TYPES, List.of(NOTES, INVOICES)),
                and(
                        RELATIONS,
                        List.of(
                                Relation.cascading(NOTES, "assigned_to", USERS)
                                        .on(OnDelete.SET_NULL, OnDelete.SET_NULL),
                                Relation.cascading(INVOICES, "user_id", USERS)
                                        .on(OnDelete.RESTRICT, OnDelete.RESTRICT))));
    }

    /** With a tree of {@code categories} as well. */
    public static TestSchema withCycle() {
        TestSchema all = withEveryAction();
        return schema(
                and(all.graph().types(), List.of(CATEGORIES)),
                and(all.graph().relations(), List.of(Relation.cascading(CATEGORIES, "parent_id", CATEGORIES))));
    }

    private static <T> List<T> and(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static TestSchema schema(List<EntityType> types, List<Relation> relations) {
        return TestSchema.of(EntityGraph.of(types, relations))
                .with("users", table -> table.holding(TestColumn.text("email")).uniqueBy("email"));
    }

    public static EntityRef user(int id) {
        return new EntityRef("users", Integer.toString(id));
    }

    /** {@return users of consecutive ids} */
    public static List<EntityRef> users(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Demo::user).toList();
    }

    /** Fills a table with the numbers from 0 to below 100,000, from which {@link #fill} selects. */
    public static void numbers(JdbcTemplate jdbc) {
        String digits = IntStream.rangeClosed(0, 9)
                .mapToObj(digit -> "SELECT " + digit + (digit == 0 ? " AS d" : ""))
                .reduce((one, other) -> one + " UNION ALL " + other)
                .orElseThrow();
        jdbc.execute("CREATE TABLE numbers (n INT NOT NULL PRIMARY KEY)");
        jdbc.execute("INSERT INTO numbers SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d FROM (" + digits
                + ") a, (" + digits + ") b, (" + digits + ") c, (" + digits + ") e, (" + digits + ") f");
    }

    /**
     * Inserts rows, one a number.
     *
     * @param columns what is set, as {@code id, created_by}
     * @param values one expression a column, in which {@code n} is the number
     */
    public static void fill(JdbcTemplate jdbc, String table, String columns, String values, int rows) {
        jdbc.execute(
                "INSERT INTO " + table + " (" + columns + ") SELECT " + values + " FROM numbers WHERE n < " + rows);
    }
}
