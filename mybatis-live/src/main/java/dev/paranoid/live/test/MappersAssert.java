package dev.paranoid.live.test;

import dev.paranoid.live.session.LiveStatements;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.session.SqlSessionFactory;
import org.assertj.core.api.AbstractAssert;

/** What can be said of the mappers of a session factory. */
public final class MappersAssert extends AbstractAssert<MappersAssert, SqlSessionFactory> {

    MappersAssert(SqlSessionFactory mappers) {
        super(mappers, MappersAssert.class);
    }

    /**
     * Fails with each statement that shows hidden rows, and says why: it is not filtered, cannot be, or asks for them. Of dynamic
     * statements it sees whether they are filtered; their text is read when they run.
     *
     * @param except ids of statements that are meant to show them, such as {@code com.example.UserMapper.findAll}
     * @return this
     */
    public MappersAssert hideDeletedRows(String... except) {
        isNotNull();
        List<String> showing = LiveStatements.showing(actual.getConfiguration(), Set.of(except));
        if (!showing.isEmpty()) {
            failWithMessage("Expected all mappers to hide deleted rows, but:%n  %s", String.join("\n  ", showing));
        }
        return this;
    }
}
