package dev.paranoid.mybatis.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Versions of rows that the server keeps for an older transaction must not hide the newest from anybody. */
class OldVersionsTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final List<EntityRef> ROWS = List.of(new EntityRef("users", "1"), new EntityRef("tags", "1"));
    private static final TestSchema SCHEMA = TestSchema.of(
            EntityGraph.of(List.of(EntityType.paranoid("users"), EntityType.paranoid("tags")), List.of()));

    @Test
    void anActiveDeletionIsFoundAmongLiftedOnesOfTheSameRoot() throws SQLException {
        try (MyBatisEngine engine = MyBatisEngine.of(SCHEMA)) {
            engine.insert(ROWS.stream().map(NewRow::of).toList());
            engine.jdbc().execute("CREATE TABLE others (id INT PRIMARY KEY)");
            try (Connection reader = engine.dataSource().getConnection();
                    Connection writer = engine.dataSource().getConnection()) {
                reader.setAutoCommit(false);
                session(reader).execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                session(reader).execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
                writer.setAutoCommit(false);
                session(writer).execute("INSERT INTO others VALUES (1)");
                for (int time = 0; time < 2; time++) {
                    assertThat(delete(engine)).noneMatch(Deleted::unchanged);
                    engine.deletions().restore(CALLER, Parents.REFUSE, ROWS).forEach(Answer::orThrow);
                }

                assertThat(delete(engine)).noneMatch(Deleted::unchanged);
                assertThat(delete(engine)).allMatch(Deleted::unchanged);
            }
        }
    }

    private static JdbcTemplate session(Connection connection) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    private static List<Deleted> delete(MyBatisEngine engine) {
        return engine
                .deletions()
                .delete(
                        CALLER,
                        DeletionMode.SOFT,
                        ROWS.stream().map(DeleteRequest::of).toList())
                .stream()
                .map(Answer::orThrow)
                .toList();
    }
}
