package dev.paranoid.mybatis.cost;

import dev.paranoid.mybatis.Wiretap;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the database how it is about to run each statement, and keeps those that scan a table. */
final class ExplainedScans implements Wiretap.Listener {

    /** What was collected into a derived table is read whole, since it was collected for that. */
    private static final String DERIVED = "<";
    /** A list of values that the statement brings along. */
    private static final String FUNCTION = "json_table";

    /** The target of an INSERT stands in the plan as a scan, but nothing of it is read. */
    private static final String INSERT = "INSERT";

    private static final Set<String> SCANS = Set.of("ALL", "index");
    private static final Pattern EXPLAINABLE = Pattern.compile("(SELECT|INSERT|UPDATE|DELETE)\\b.*", Pattern.DOTALL);

    private record Step(
            String select,
            @Nullable String table,
            @Nullable String type,
            @Nullable String key,
            @Nullable String rows,
            @Nullable String extra) {

        boolean scans() {
            return table != null
                    && type != null
                    && SCANS.contains(type)
                    && !table.startsWith(DERIVED)
                    && !INSERT.equals(select)
                    && !(extra != null && extra.contains(FUNCTION));
        }

        boolean walksAlongTheIds() {
            return "index".equals(type) && "PRIMARY".equals(key);
        }
    }

    /** It grows with tables, not with rows, and has no index to ask for. */
    private static final String CATALOGUE = "FROM information_schema.";

    private final List<String> scans = new ArrayList<>();
    private boolean walks;
    private int explained;

    /** From now on a walk along the primary key is no scan: for a page, which the LIMIT ends. */
    void walks() {
        walks = true;
    }

    int explained() {
        return explained;
    }

    /** {@return each statement that scans a table, with its plan} */
    List<String> scans() {
        return scans;
    }

    @Override
    public void hear(Connection connection, String sql) throws SQLException {
        if (!EXPLAINABLE.matcher(sql).matches() || sql.contains(CATALOGUE)) {
            return;
        }
        explained++;
        List<Step> plan = plan(connection, sql);
        if (plan.stream().anyMatch(step -> step.scans() && !(walks && step.walksAlongTheIds()))) {
            scans.add(sql + told(plan));
        }
    }

    private static String told(List<Step> plan) {
        StringBuilder text = new StringBuilder();
        plan.forEach(step -> text.append("\n    ").append(step));
        return text.append('\n').toString();
    }

    private static List<Step> plan(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN FORMAT=TRADITIONAL " + sql)) {
            List<Step> plan = new ArrayList<>();
            while (row.next()) {
                plan.add(new Step(
                        row.getString("select_type"),
                        row.getString("table"),
                        row.getString("type"),
                        row.getString("key"),
                        row.getString("rows"),
                        row.getString("Extra")));
            }
            return plan;
        }
    }
}
