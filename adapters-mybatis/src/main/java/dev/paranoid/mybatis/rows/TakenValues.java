package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.row.ValueTaken;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.mybatis.schema.EntityTable;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;

/** Turns the server's word that a unique value is taken into ours. */
final class TakenValues {

    private static final Pattern KEY = Pattern.compile("for key '(?:[^']*\\.)?([^'.]+)'");

    private TakenValues() {}

    static int guard(EntityTable table, IntSupplier statement) {
        try {
            return statement.getAsInt();
        } catch (DuplicateKeyException taken) {
            throw new ValueTaken(
                    new Conflict(table.name(), table.table().name(), key(taken), Optional.empty(), Optional.empty()),
                    taken);
        }
    }

    private static String key(DuplicateKeyException taken) {
        Matcher matcher =
                KEY.matcher(String.valueOf(taken.getMostSpecificCause().getMessage()));
        return matcher.find() ? matcher.group(1) : "unknown";
    }
}
