package dev.paranoid.mybatis.statement;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.apache.ibatis.session.Configuration;

/**
 * Finds the placeholders of a text once. MyBatis looks for them at each call of a statement that a provider writes, though the
 * texts are few: one a table or relation, and a few lengths of lists.
 */
public final class ParsedOnce extends XMLLanguageDriver {

    /** Texts that are kept. Callers choose columns in {@code where}: so many combinations are parsed at each call. */
    static final int MOST = 4096;

    private final Map<Text, SqlSource> parsed = new ConcurrentHashMap<>();

    @Override
    public SqlSource createSqlSource(Configuration configuration, String script, Class<?> parameterType) {
        Text text = new Text(script, parameterType);
        SqlSource known = parsed.get(text);
        if (known != null) {
            return known;
        }
        SqlSource source = super.createSqlSource(configuration, script, parameterType);
        if (parsed.size() < MOST) {
            parsed.put(text, source);
        }
        return source;
    }

    /** The type decides how values are bound. */
    private record Text(String script, Class<?> parameters) {}
}
