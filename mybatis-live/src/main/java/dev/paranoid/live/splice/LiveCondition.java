package dev.paranoid.live.splice;

import dev.paranoid.live.text.Lexeme;
import java.util.List;

/**
 * That rows of one table are live.
 *
 * @param name how the statement calls the table, in its parts, without quotes
 * @param written the same as it is written
 * @param column since when a row is hidden
 */
record LiveCondition(List<String> name, String written, String column) {

    LiveCondition {
        name = List.copyOf(name);
    }

    String text() {
        return written + ".`" + column + "` IS NULL";
    }

    boolean isDemandedBy(List<Lexeme> condition) {
        return Conjuncts.demand(condition, name, column);
    }
}
