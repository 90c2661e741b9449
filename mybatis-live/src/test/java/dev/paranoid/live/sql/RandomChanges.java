package dev.paranoid.live.sql;

import dev.paranoid.live.sql.RandomSql.From;
import dev.paranoid.live.sql.RandomSql.Named;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * UPDATE and DELETE of one table and of several, and INSERT of what a query gives, at random, over the clauses of {@link RandomSql}. What
 * they do depends on nothing but the rows: not on the order in which a server joins them.
 */
final class RandomChanges {

    private final Random random;
    private final RandomSql sql;

    RandomChanges(Random random) {
        this.random = random;
        this.sql = new RandomSql(random, false);
    }

    String statement() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> updateOne();
            case 2, 3, 4 -> updateSeveral();
            case 5 -> deleteOne();
            case 6, 7, 8 -> deleteSeveral();
            default ->
                "INSERT INTO copies (id, n) " + (sql.oneIn(4) ? "WITH " + sql.common() + " " : "") + sql.query(1);
        };
    }

    private String updateOne() {
        From from = sql.oneIn(3) ? sql.table() : sql.aliased("t");
        return "UPDATE " + sql.pick(List.of("", "LOW_PRIORITY ", "IGNORE ")) + from.text() + sql.space() + "SET "
                + change(from.named().get(0)) + where(from) + limit(from);
    }

    private String deleteOne() {
        From from = sql.table();
        return "DELETE " + sql.pick(List.of("", "QUICK ", "LOW_PRIORITY ")) + "FROM " + from.text() + where(from)
                + limit(from);
    }

    private String updateSeveral() {
        From from = withTables();
        String changes = some(from.named()).stream().map(this::change).collect(Collectors.joining(", "));
        return "UPDATE " + from.text() + sql.space() + "SET " + changes + where(from);
    }

    private String deleteSeveral() {
        From from = withTables();
        String targets = some(from.named()).stream().map(Named::name).collect(Collectors.joining(", "));
        return (sql.oneIn(3) ? "DELETE FROM " + targets + " USING " : "DELETE " + targets + " FROM ")
                + from.text()
                + where(from);
    }

    private From withTables() {
        From from = sql.from(1);
        while (from.named().stream().noneMatch(Named::canChange)) {
            from = sql.from(1);
        }
        return from;
    }

    /** Each table once: what two aliases say of one row would depend on which comes first. */
    private List<Named> some(List<Named> named) {
        List<Named> chosen = new ArrayList<>();
        Set<Integer> tables = new HashSet<>();
        List<Named> left =
                new ArrayList<>(named.stream().filter(Named::canChange).toList());
        do {
            Named next = left.remove(random.nextInt(left.size()));
            if (tables.add(next.table())) {
                chosen.add(next);
            }
        } while (!left.isEmpty() && sql.oneIn(2));
        return chosen;
    }

    private String change(Named target) {
        String value = switch (random.nextInt(6)) {
            case 0 -> sql.scalar(List.of(target), 3);
            case 1, 2 -> target.name() + "." + target.key() + " + " + random.nextInt(5);
            default -> "" + random.nextInt(90);
        };
        return target.name() + "." + target.changed() + " = " + value;
    }

    private String where(From from) {
        return sql.oneIn(4) ? "" : sql.space() + "WHERE " + sql.condition(from.named(), 1, 2);
    }

    private String limit(From from) {
        return sql.oneIn(3) ? " ORDER BY " + from.named().get(0).key() + " LIMIT " + random.nextInt(4) : "";
    }
}
