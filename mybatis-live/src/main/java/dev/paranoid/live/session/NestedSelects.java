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

    private NestedSelects(Configuration configuration) {
        this.configuration = configuration;
    }

    /** {@return that statement, and all that are nested in its results and in theirs} */
    static Set<MappedStatement> of(MappedStatement statement) {
        NestedSelects nested = new NestedSelects(statement.getConfiguration());
        nested.add(statement);
        return nested.statements;
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
        if (mapping.getNestedQueryId() != null) {
            add(configuration.getMappedStatement(mapping.getNestedQueryId()));
        }
        if (mapping.getNestedResultMapId() != null) {
            add(mapping.getNestedResultMapId());
        }
    }
}
