package dev.paranoid.live.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Statements at random over the tables of the corpus, of a grammar that has joins of every kind, nested and in parentheses, derived tables,
 * common table expressions that shadow tables, set operations, and subqueries in every clause. Every table has the columns {@code id} and
 * one more number, so that any can be joined with any.
 */
final class RandomSql {

    private static final List<String> TABLES = List.of("users", "stories", "reviews", "`order`", "tags", "story_stats");

    /** A number of each that is not its id. */
    private static final List<String> NUMBERS =
            List.of("manager_id", "created_by", "story_id", "user_id", "id", "reviews");

    /** A column of each that no condition names: to change it changes nothing else. */
    private static final List<String> CHANGED = List.of("age", "views", "stars", "total", "label", "note");

    /** The column of each that says since when a row is hidden, or its id: people name it as well. */
    private static final List<String> MARKS =
            List.of("deleted_at", "deleted_at", "removed_at", "deleted_at", "id", "story_id");

    private static final int DEPTH = 3;

    private final Random random;
    private final boolean comparesNames;
    private int names;

    /**
     * By chance.
     *
     * @param comparesNames whether there is {@code USING}: not in changes, where outer joins with it are refused
     */
    RandomSql(Random random, boolean comparesNames) {
        this.random = random;
        this.comparesNames = comparesNames;
    }

    /**
     * A table of a FROM clause by which name, with the columns that it has.
     *
     * @param table which one of {@link #TABLES}; none where it is a derived one
     */
    record Named(String name, String key, String number, int table) {

        static final int DERIVED = -1;

        boolean canChange() {
            return table != DERIVED;
        }

        String changed() {
            return CHANGED.get(table);
        }

        private String any(Random random) {
            return name + "." + (random.nextBoolean() ? key : number);
        }
    }

    /** A FROM clause, with those that conditions can name. */
    record From(String text, List<Named> named) {

        private boolean isAlone() {
            return !text.contains(" JOIN ") && !text.contains(", ");
        }
    }

    String statement() {
        names = 0;
        int kind = random.nextInt(10);
        return switch (kind) {
            case 0 -> "WITH " + common() + " " + query(1);
            case 1 -> "SELECT id, " + scalar(List.of(), 1) + " FROM (" + query(2) + ") z WHERE z.id > 0";
            case 2 -> query(1) + set() + query(1);
            case 3 -> "(" + query(1) + ")" + set() + "(" + query(1) + ")";
            default -> query(1);
        };
    }

    private String set() {
        return pick(List.of(" UNION ", " UNION ALL ", " UNION DISTINCT "));
    }

    /** Some shadow a table; some read the table that they shadow. */
    String common() {
        String name = pick(List.of("x", "users", "stories", "tags"));
        String columns = name.equals("users")
                ? "id, manager_id"
                : name.equals("stories") ? "id, created_by" : "id, " + (name.equals("tags") ? "label" : "n");
        return name + " (" + columns + ") AS (" + query(2) + ")";
    }

    /** Of two columns, both numbers. */
    String query(int depth) {
        From from = from(depth);
        Named first = pick(from.named());
        String select = depth < DEPTH && oneIn(4)
                ? scalar(from.named(), depth + 1)
                : pick(from.named()).any(random);
        boolean grouped = oneIn(5);
        String sql = "SELECT " + (oneIn(8) ? "DISTINCT " : "") + first.any(random) + " AS id, "
                + (grouped ? "COUNT(*)" : select) + " AS n FROM " + from.text();
        sql += oneIn(3) ? "" : space() + "WHERE " + condition(from.named(), depth, 2);
        if (grouped) {
            String by = sql.substring(sql.indexOf("SELECT ") + 7, sql.indexOf(" AS id"))
                    .replace("DISTINCT ", "");
            sql += " GROUP BY " + by + (oneIn(2) ? " HAVING COUNT(*) > " + random.nextInt(2) : "");
        }
        return sql;
    }

    From from(int depth) {
        From from = item(depth);
        int joins = random.nextInt(depth == 1 ? 4 : 2);
        for (int i = 0; i < joins; i++) {
            from = joined(from, depth);
        }
        return from;
    }

    private From joined(From left, int depth) {
        From right = oneIn(5) && depth < DEPTH ? parenthesized(depth) : item(depth);
        List<Named> all = new ArrayList<>(left.named());
        all.addAll(right.named());
        int kind = random.nextInt(9);
        if (kind == 8 && comparesNames && left.isAlone() && right.isAlone()) {
            String using = pick(List.of(" JOIN ", " LEFT JOIN ", " RIGHT JOIN "));
            return new From(left.text() + using + right.text() + " USING (id)", all);
        }
        if (kind == 0) {
            return new From(left.text() + ", " + right.text(), right.named());
        }
        if (kind == 1) {
            return new From(left.text() + " CROSS JOIN " + right.text(), all);
        }
        String join = pick(
                List.of(" JOIN ", " INNER JOIN ", " LEFT JOIN ", " LEFT OUTER JOIN ", " RIGHT JOIN ", " LEFT JOIN "));
        return new From(left.text() + join + right.text() + " ON " + on(left, right, all, depth), all);
    }

    private String on(From left, From right, List<Named> all, int depth) {
        String equal =
                pick(left.named()).any(random) + " = " + pick(right.named()).any(random);
        return oneIn(3) ? equal + pick(List.of(" AND ", " OR ")) + condition(all, depth + 1, 1) : equal;
    }

    private From parenthesized(int depth) {
        From inside = joined(item(depth), depth + 1);
        return new From("(" + inside.text() + ")", inside.named());
    }

    private From item(int depth) {
        String alias = "t" + names++;
        if (depth < DEPTH && oneIn(6)) {
            return new From(
                    "(" + query(depth + 1) + ")" + as() + alias, List.of(new Named(alias, "id", "n", Named.DERIVED)));
        }
        return aliased(alias);
    }

    /** A table by an alias. */
    From aliased(String alias) {
        int table = random.nextInt(TABLES.size());
        String text = TABLES.get(table) + (oneIn(4) ? space() : " ") + (oneIn(2) ? "AS " : "") + alias;
        return new From(text, List.of(named(alias, table)));
    }

    /** A table by its own name. */
    From table() {
        int table = random.nextInt(TABLES.size());
        return new From(TABLES.get(table), List.of(named(TABLES.get(table), table)));
    }

    private static Named named(String name, int table) {
        String key = TABLES.get(table).equals("story_stats") ? "story_id" : "id";
        return new Named(name, key, NUMBERS.get(table), table);
    }

    private String as() {
        return oneIn(2) ? " AS " : " ";
    }

    String condition(List<Named> named, int depth, int size) {
        return IntStream.rangeClosed(0, random.nextInt(size + 1))
                .mapToObj(i -> negated(simple(named, depth)))
                .collect(Collectors.joining(pick(List.of(" AND ", " OR ", " and ", " XOR "))));
    }

    /** Never that of a mark: MariaDB 11.4.5 itself dies of some queries that want it to be null and not to be. */
    private String negated(String simple) {
        return oneIn(6) && !simple.endsWith("_at IS NULL") ? "NOT " + simple : simple;
    }

    /** Without {@code <=>}: where an index serves it, MySQL 9.7 lets rows pass whose ON is NULL, filtered or not. */
    private String simple(List<Named> named, int depth) {
        Named one = pick(named);
        String value = one.any(random);
        int kind = random.nextInt(depth < DEPTH ? 10 : 6);
        return switch (kind) {
            case 0 -> value + " > " + random.nextInt(20);
            case 1 -> value + " IS NULL";
            case 2 -> value + " IN (1, 2, 3, 10, 13, 100)";
            case 3 -> "(" + value + " <> 2 OR " + pick(named).any(random) + " = 1)";
            case 4 -> value + " <= " + pick(named).any(random);
            case 5 -> one.canChange() ? one.name() + "." + MARKS.get(one.table()) + " IS NULL" : value + " > 0";
            case 6 -> value + " IN (SELECT id FROM (" + query(depth + 1) + ") s" + names++ + ")";
            case 7 -> "EXISTS (" + correlated(value, depth) + ")";
            case 8 -> value + " > " + scalar(named, depth + 1);
            default -> "COALESCE(" + scalar(named, depth + 1) + ", 0) >= " + random.nextInt(3);
        };
    }

    private String correlated(String outer, int depth) {
        From from = from(depth + 1);
        return "SELECT 1 FROM " + from.text() + " WHERE " + pick(from.named()).any(random) + " = " + outer
                + (oneIn(3) ? " OR " + simple(from.named(), depth + 1) : "");
    }

    String scalar(List<Named> named, int depth) {
        From from = from(Math.max(depth, DEPTH));
        String where = named.isEmpty() || oneIn(2)
                ? ""
                : " WHERE " + pick(from.named()).any(random) + " = "
                        + pick(named).any(random);
        return "(SELECT " + pick(List.of("COUNT(*)", "MAX(" + pick(from.named()).any(random) + ")")) + " FROM "
                + from.text() + where + ")";
    }

    String space() {
        return pick(List.of(" ", "\n", "  \t", " /* users WHERE ( */ ", " -- it's\n"));
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
