package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.row.Mark;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.mybatis.statement.Utc;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Marks of many rows as one value that the server takes apart. */
final class MarkList {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MarkList() {}

    static String of(List<Map.Entry<RowKey, Mark>> marks) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        marks.forEach(each -> {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(each.getKey().text());
            row.add(each.getValue().holder().map(DeletionId::value).orElse(null));
            row.add(WHEN.format(Utc.of(each.getValue().since())));
            rows.add(row);
        });
        return JSON.writeValueAsString(rows);
    }
}
