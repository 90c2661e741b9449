package dev.paranoid.live.beside;

import static org.assertj.core.api.Assertions.assertThat;

import com.mybatisflex.core.MybatisFlexBootstrap;
import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.live.beside.flex.FlexAuthor;
import dev.paranoid.live.beside.flex.FlexAuthors;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the README says of MyBatis-Flex, in its comparison: as it is, without Paranoid. */
class FlexSoftDeletesTests {

    private static final String NAME =
            "paranoid_flex_" + ProcessHandle.current().pid();

    /** MyBatis-Flex keeps the first data source of a name for the whole process. */
    private static final HikariDataSource DATA_SOURCE = Databases.named(NAME);

    private final JdbcTemplate jdbc = new JdbcTemplate(DATA_SOURCE);
    private final FlexAuthors authors = new MybatisFlexBootstrap()
            .setEnvironmentId(NAME)
            .setDataSource(NAME, DATA_SOURCE)
            .addMapper(FlexAuthors.class)
            .start()
            .getMapper(FlexAuthors.class);

    @BeforeEach
    void create() {
        jdbc.execute("CREATE TABLE authors (id BIGINT PRIMARY KEY, name VARCHAR(20), deleted INT NOT NULL DEFAULT 0)");
        jdbc.execute("CREATE TABLE books (id BIGINT PRIMARY KEY, author_id BIGINT, deleted INT NOT NULL DEFAULT 0)");
        jdbc.execute("INSERT INTO authors (id, name) VALUES (1, 'Ada')");
        jdbc.execute("INSERT INTO books (id, author_id) VALUES (10, 1), (11, 1)");
    }

    @AfterEach
    void drop() {
        jdbc.execute("DROP TABLE authors, books");
    }

    @AfterAll
    static void close() {
        new JdbcTemplate(DATA_SOURCE).execute("DROP DATABASE " + NAME);
        DATA_SOURCE.close();
    }

    private List<Long> hidden(String table) {
        return jdbc.queryForList("SELECT id FROM " + table + " WHERE deleted <> 0", Long.class);
    }

    @Test
    void hidesOneRowAndDoesNotBringItBack() {
        authors.deleteById(1L);

        assertThat(hidden("authors")).containsExactly(1L);
        assertThat(hidden("books")).isEmpty();
        assertThat(authors.update(FlexAuthor.live(1)))
                .as("rows that it updates")
                .isZero();
    }

    @Test
    void filtersItsOwnStatementsAlone() {
        authors.deleteById(1L);

        assertThat(authors.selectAll()).isEmpty();
        assertThat(authors.handWritten()).containsExactly(1L);
    }
}
