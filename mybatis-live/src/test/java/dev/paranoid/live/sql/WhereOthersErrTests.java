package dev.paranoid.live.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.live.text.LiveTables;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What threads at other libraries for MyBatis tell of, each named after its thread; the corpus has more of each form. */
class WhereOthersErrTests {

    private final LiveSql live = new LiveSql(new LiveTables("", Map.of("users", "gone", "stories", "gone")), 100);

    static Stream<Arguments> threads() {
        return Stream.of(
                thread(
                        "mybatis-plus#5797: LEFT, then RIGHT",
                        "SELECT 1 FROM users u LEFT JOIN tags t ON t.u = u.id RIGHT JOIN stories s ON s.u = u.id",
                        "SELECT 1 FROM users u LEFT JOIN tags t ON t.u = u.id RIGHT JOIN stories s ON (s.u = u.id) AND"
                                + " u.`gone` IS NULL WHERE s.`gone` IS NULL"),
                thread(
                        "mybatis-plus PR#5430: the left side of a RIGHT JOIN",
                        "SELECT 1 FROM users u RIGHT JOIN tags t ON t.u = u.id WHERE t.x = 1",
                        "SELECT 1 FROM users u RIGHT JOIN tags t ON (t.u = u.id) AND u.`gone` IS NULL WHERE t.x = 1"),
                thread(
                        "mybatis-plus#4840: a joined table",
                        "SELECT 1 FROM tags t JOIN users u ON u.id = t.u",
                        "SELECT 1 FROM tags t JOIN users u ON u.id = t.u WHERE u.`gone` IS NULL"),
                thread(
                        "mybatis-plus#6075: a subquery in an argument of a function",
                        "SELECT IFNULL((SELECT name FROM users), '') FROM tags",
                        "SELECT IFNULL((SELECT name FROM users WHERE users.`gone` IS NULL), '') FROM tags"),
                thread(
                        "mybatis-plus#6139: SELECT EXISTS",
                        "SELECT EXISTS(SELECT 1 FROM users WHERE id = ?)",
                        "SELECT EXISTS(SELECT 1 FROM users WHERE (id = ?) AND users.`gone` IS NULL)"),
                thread(
                        "mybatis-plus#1201: IN",
                        "SELECT 1 FROM tags WHERE u IN (SELECT id FROM users)",
                        "SELECT 1 FROM tags WHERE u IN (SELECT id FROM users WHERE users.`gone` IS NULL)"),
                thread(
                        "mybatis-plus#6718: a CTE taken for a table",
                        "WITH stories AS (SELECT id FROM users) SELECT * FROM stories",
                        "WITH stories AS (SELECT id FROM users WHERE users.`gone` IS NULL) SELECT * FROM stories"),
                thread(
                        "mybatis-plus#7057: a recursive CTE",
                        "WITH RECURSIVE t AS (SELECT id FROM users UNION ALL SELECT u.id FROM users u, t) SELECT * FROM t",
                        "WITH RECURSIVE t AS (SELECT id FROM users WHERE users.`gone` IS NULL UNION ALL SELECT u.id FROM"
                                + " users u, t WHERE u.`gone` IS NULL) SELECT * FROM t"),
                thread(
                        "mybatis-plus#6281, #6676: a condition twice",
                        "SELECT 1 FROM (SELECT id FROM users) users JOIN (tags JOIN stories) ON 1 = 1",
                        "SELECT 1 FROM (SELECT id FROM users WHERE users.`gone` IS NULL) users JOIN (tags JOIN stories) ON"
                                + " 1 = 1 WHERE stories.`gone` IS NULL"),
                thread(
                        "mybatis-plus#4782, #5086, #6357: aliases that are keywords",
                        "SELECT final.id value, user.x type FROM users final, stories user",
                        "SELECT final.id value, user.x type FROM users final, stories user WHERE final.`gone` IS NULL AND"
                                + " user.`gone` IS NULL"),
                thread(
                        "mybatis-plus#6059: JSON_TABLE",
                        "SELECT 1 FROM users u, JSON_TABLE(u.x, '$[*]' COLUMNS (a INT PATH '$')) j",
                        "SELECT 1 FROM users u, JSON_TABLE(u.x, '$[*]' COLUMNS (a INT PATH '$')) j WHERE u.`gone` IS NULL"),
                thread(
                        "mybatis-plus#3439, #4837: comments and hints",
                        "/*FORCE_MASTER*/ SELECT /*+ NO_MERGE() */ id FROM users -- all",
                        "/*FORCE_MASTER*/ SELECT /*+ NO_MERGE() */ id FROM users WHERE users.`gone` IS NULL -- all"),
                thread("mybatis-plus#4496: a call", "{call purge_users(?)}", "{call purge_users(?)}"),
                thread("mybatis-plus#4496: DDL", "ALTER TABLE users ADD x INT", "ALTER TABLE users ADD x INT"));
    }

    private static Arguments thread(String name, String sql, String filtered) {
        return Arguments.of(name, sql, filtered);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("threads")
    void isRightHere(String name, String sql, String filtered) {
        assertThat(live.of(sql).sql()).as(name).isEqualTo(filtered);
    }
}
