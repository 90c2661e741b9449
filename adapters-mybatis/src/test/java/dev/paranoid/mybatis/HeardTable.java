package dev.paranoid.mybatis;

import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.testkit.Heard;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody who follows and writes down what he hears, in the transaction in which it happens. */
final class HeardTable implements DeletionEvents {

    private final JdbcTemplate jdbc;

    HeardTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("CREATE TABLE heard (seq BIGINT AUTO_INCREMENT PRIMARY KEY, kind VARCHAR(10) NOT NULL,"
                + " deletion BIGINT NOT NULL, counts VARCHAR(1000) NOT NULL)");
    }

    @Override
    public void publish(List<Event> events) {
        events.stream()
                .map(Heard::of)
                .forEach(heard -> jdbc.update(
                        "INSERT INTO heard (kind, deletion, counts) VALUES (?, ?, ?)",
                        heard.kind().name(),
                        heard.deletion().value(),
                        text(heard.counts())));
    }

    List<Heard> all() {
        return jdbc.query(
                "SELECT kind, deletion, counts FROM heard ORDER BY seq",
                (row, number) -> new Heard(
                        Kind.valueOf(row.getString("kind")),
                        new DeletionId(row.getLong("deletion")),
                        counts(row.getString("counts"))));
    }

    private static String text(Map<String, Long> counts) {
        StringBuilder text = new StringBuilder();
        counts.forEach(
                (type, rows) -> text.append(type).append('=').append(rows).append(' '));
        return text.toString();
    }

    private static Map<String, Long> counts(String text) {
        Map<String, Long> counts = new TreeMap<>();
        for (String part : text.isBlank() ? new String[0] : text.trim().split(" ")) {
            int at = part.lastIndexOf('=');
            counts.put(part.substring(0, at), Long.valueOf(part.substring(at + 1)));
        }
        return counts;
    }
}
