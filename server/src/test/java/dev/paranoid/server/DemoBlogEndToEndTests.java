package dev.paranoid.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.endtoend.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The blog is made once, whole, and only where none of its names is taken. */
class DemoBlogEndToEndTests {

    private final TestDatabase.Schema database = TestDatabase.mariaDb().create("paranoid_demo");
    private final DemoBlog demo = new DemoBlog(database.dataSource());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void hasAFewThousandRows() throws SQLException {
        demo.afterPropertiesSet();
        Map<String, Integer> sizes = new TreeMap<>();
        database.rows().forEach((table, rows) -> sizes.put(table, rows.size()));
        assertThat(sizes)
                .isEqualTo(Map.of(
                        "users",
                        120,
                        "stories",
                        40 /* subjects */ * 20 /* forms */,
                        "reviews",
                        800 / 7 * (1 + 2 + 3 + 4 + 5 + 6 + 7) + 6 + 4 /* the two left over */,
                        "tags",
                        14,
                        "story_tags",
                        2 * 800));
    }

    @Test
    void isMadeOnce() throws SQLException {
        demo.afterPropertiesSet();
        database.sql().sql("DELETE FROM story_tags").update();
        Map<String, List<String>> rows = database.rows();
        demo.afterPropertiesSet();
        assertThat(database.rows()).isEqualTo(rows);
    }

    @Test
    void isMadeAnewWhereItWasLeftUnfinished() throws SQLException {
        demo.afterPropertiesSet();
        Map<String, List<String>> rows = database.rows();
        database.sql().sql("DROP TABLE story_tags").update();
        database.sql()
                .sql("ALTER TABLE users COMMENT = 'unfinished demo of Paranoid'")
                .update();
        demo.afterPropertiesSet();
        assertThat(database.rows()).isEqualTo(rows);
    }

    @Test
    void leavesTablesOfOthersAlone() throws SQLException {
        database.sql().sql("CREATE TABLE tags (name VARCHAR(10))").update();
        demo.afterPropertiesSet();
        assertThat(database.tables()).containsExactly("tags");
    }
}
