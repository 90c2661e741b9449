package dev.paranoid.live.session;

import dev.paranoid.live.hidden.WithHiddenRows;
import java.util.Arrays;
import org.apache.ibatis.executor.keygen.SelectKeyGenerator;
import org.apache.ibatis.io.Resources;

/** What the mapper says whose method a statement is. */
final class Annotated {

    /** What paging plug-ins add to the id of a statement that counts the rows of another. */
    private static final String COUNTS = "(_COUNT|_mpCount|" + SelectKeyGenerator.SELECT_KEY_SUFFIX + ")$";

    private Annotated() {}

    static boolean withHiddenRows(String statement) {
        int dot = statement.lastIndexOf('.');
        if (dot < 0) {
            return false;
        }
        String method = statement.substring(dot + 1).replaceFirst(COUNTS, "");
        try {
            Class<?> mapper = Resources.classForName(statement.substring(0, dot));
            return mapper.isAnnotationPresent(WithHiddenRows.class)
                    || Arrays.stream(mapper.getMethods())
                            .filter(each -> each.getName().equals(method))
                            .anyMatch(each -> each.isAnnotationPresent(WithHiddenRows.class));
        } catch (ClassNotFoundException notAMapper) {
            return false;
        }
    }
}
