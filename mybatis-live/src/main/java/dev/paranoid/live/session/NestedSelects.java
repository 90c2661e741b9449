package dev.paranoid.live.session;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.session.Configuration;

/** Finds the selects that MyBatis runs to fill the results of another. */
final class NestedSelects {

    private final Configuration configuration;
    private final Set<MappedStatement> statements = new LinkedHashSet<>();
    private final Set<String> maps = new LinkedHashSet<>();
    private boolean complete = true;

    private NestedSelects(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Those of the results of that statement, and of their results. */
    static NestedSelects of(MappedStatement statement) {
        NestedSelects nested = new NestedSelects(statement.getConfiguration());
        nested.add(statement);
        return nested;
    }

    /** {@return that statement, and all that are nested} */
    Set<MappedStatement> statements() {
        return statements;
    }

    /** {@return whether all are known; a mapper that is not may still come, or is never asked} */
    boolean complete() {
        return complete;
    }

    private void add(MappedStatement statement) {
        if (statements.add(statement)) {
            statement.getResultMaps().forEach(this::add);
        }
    }

    private void add(String map) {
        if (configuration.hasResultMap(map)) {
            add(configuration.getResultMap(map));
        }
    }

    private void add(ResultMap map) {
        if (!maps.add(map.getId())) {
            return;
        }
        map.getResultMappings().forEach(this::add);
        if (map.getDiscriminator() != null) {
            map.getDiscriminator().getDiscriminatorMap().values().forEach(this::add);
        }
    }

    private void add(ResultMapping mapping) {
        String select = mapping.getNestedQueryId();
        if (select != null && configuration.hasStatement(select)) {
            add(configuration.getMappedStatement(select));
        } else if (select != null) {
            complete = false;
        }
        if (mapping.getNestedResultMapId() != null) {
            add(mapping.getNestedResultMapId());
        }
    }
}
