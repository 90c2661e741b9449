package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.CatalogueMapper;
import dev.paranoid.mybatis.schema.Repertoire;
import dev.paranoid.mybatis.statement.Statements;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a character set is said to hold is what the server compares a column of that set with. */
class RepertoireTests {

    private static final HikariDataSource DATA_SOURCE = TestDatabase.fresh();
    private static final JdbcTemplate JDBC = new JdbcTemplate(DATA_SOURCE);
    private static final List<String> TEXTS = List.of(
            "a",
            "?",
            "\u0000",
            "\u0081",
            "ü",
            "€",
            "Δ",
            "ж",
            "日",
            "ｱ",
            "\uFFFD",
            "\uD83D\uDE00",
            "a\uD83D\uDE00b",
            "日本 x");

    @AfterAll
    static void drop() {
        TestDatabase.drop(DATA_SOURCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ascii", "latin1", "latin2", "cp1251", "koi8r", "greek", "gbk", "big5", "sjis", "cp932", "ujis",
                "euckr", "ucs2", "utf8mb3", "utf8mb4", "utf16"
            })
    void isThatOfTheServer(String charset) {
        JDBC.execute("CREATE TABLE t_" + charset + " (x VARCHAR(20) CHARACTER SET " + charset + ")");
        Repertoire repertoire = Catalogue.read(new Statements(DATA_SOURCE).mapper(CatalogueMapper.class))
                .column("t_" + charset, "x")
                .orElseThrow()
                .repertoire();

        for (String text : TEXTS) {
            assertThat(repertoire.holds(text)).as("%s in %s", text, charset).isEqualTo(compares(charset, text));
        }
        JDBC.execute("DROP TABLE t_" + charset);
        assertThat(repertoire.holds("half \uD83D")).isFalse();
    }

    private static boolean compares(String charset, String text) {
        try {
            JDBC.queryForList("SELECT x FROM t_" + charset + " WHERE x = ?", text);
            return true;
        } catch (DataAccessException illegalMix) {
            return false;
        }
    }
}
