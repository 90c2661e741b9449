package dev.paranoid.benchmarks.small;

import dev.paranoid.benchmarks.blog.Verb;
import dev.paranoid.benchmarks.measure.Sample;
import dev.paranoid.benchmarks.measure.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What so many clients measured, round by round; printed, it has the medians of each figure. */
final class SmallTable {

    static final String BARE = "bare SQL";
    static final String PARANOID = "Paranoid";

    private static final List<Column> COLUMNS = List.of(
            new Column("calls/s", "%.0f", Sample::perSecond),
            new Column("p50 ms", "%.2f", sample -> sample.latency().median()),
            new Column("p99 ms", "%.2f", sample -> sample.latency().p99()),
            new Column("service CPU ms", "%.3f", Sample::serviceMillis),
            new Column("mysqld CPU ms", "%.3f", Sample::mysqldMillis),
            new Column(
                    "statements", "%.1f", sample -> sample.each(sample.usage().statements())),
            new Column("commits", "%.1f", sample -> sample.each(sample.usage().commits())),
            new Column("fsyncs", "%.2f", sample -> sample.each(sample.usage().fsyncs())),
            new Column(
                    "handler reads",
                    "%.0f",
                    sample -> sample.each(sample.usage().reads())),
            new Column("rows read", "%.0f", sample -> sample.each(sample.usage().rowsRead())),
            new Column(
                    "rows changed", "%.1f", sample -> sample.each(sample.usage().rowsChanged())));

    /** What is less is by others: the service looks for work in the background each second. */
    private static final double LEAST = 0.02;

    private final int clients;
    private final int rows;
    private final Map<Verb, Map<String, List<Sample>>> samples = new EnumMap<>(Verb.class);

    /**
     * An empty table.
     *
     * @param clients that asked at once
     * @param rows that a user is, with what is below her
     */
    SmallTable(int clients, int rows) {
        this.clients = clients;
        this.rows = rows;
    }

    int clients() {
        return clients;
    }

    void add(Verb verb, String contender, Sample sample) {
        samples.computeIfAbsent(verb, absent -> new HashMap<>())
                .computeIfAbsent(contender, absent -> new ArrayList<>())
                .add(sample);
    }

    @Override
    public String toString() {
        Table table = new Table(
                line("%s a user; %s".formatted(counted(rows, "row"), counted(clients, "client")), Column::heading));
        samples.forEach((verb, ofContender) -> {
            List<Sample> bare = Objects.requireNonNull(ofContender.get(BARE));
            List<Sample> paranoid = Objects.requireNonNull(ofContender.get(PARANOID));
            table.add((Object[]) line(verb + ", " + BARE, column -> column.text(column.median(bare))));
            table.add((Object[]) line(verb + ", " + PARANOID, column -> column.text(column.median(paranoid))));
            table.add((Object[]) line("×", column -> ratio(column.median(paranoid), column.median(bare))));
        });
        return table.toString();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String ratio(double one, double other) {
        return other < LEAST ? "" : "%.2f".formatted(one / other);
    }

    private static String[] line(String first, Function<Column, String> cell) {
        return Stream.concat(Stream.of(first), COLUMNS.stream().map(cell)).toArray(String[]::new);
    }

    private record Column(String heading, String format, ToDoubleFunction<Sample> figure) {

        double median(List<Sample> samples) {
            return samples.stream().mapToDouble(figure).sorted().toArray()[samples.size() / 2];
        }

        String text(double number) {
            return format.formatted(number);
        }
    }
}
