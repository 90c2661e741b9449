package dev.paranoid.live.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.paranoid.live.text.Backslashes;
import dev.paranoid.live.text.LiveTables;
import dev.paranoid.live.text.UnreadableSql;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text becomes, to the letter. */
class LiveSqlTests {

    private static final LiveTables TABLES = new LiveTables(
            "shop",
            Map.of("users", "deleted_at", "stories", "deleted_at", "reviews", "removed_at", "Order", "deleted_at"));

    private final LiveSql live = new LiveSql(TABLES, 100);

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\u0000', textBlock = """
            SELECT id FROM users → SELECT id FROM users WHERE users.`deleted_at` IS NULL
            SELECT id FROM users u WHERE a = ? OR b = ? → SELECT id FROM users u WHERE (a = ? OR b = ?) AND u.`deleted_at` IS NULL
            SELECT id FROM shop.users → SELECT id FROM shop.users WHERE shop.users.`deleted_at` IS NULL
            SELECT id FROM `order` → SELECT id FROM `order` WHERE `order`.`deleted_at` IS NULL
            SELECT id FROM reviews AS `r` → SELECT id FROM reviews AS `r` WHERE `r`.`removed_at` IS NULL
            SELECT id FROM users/* a */FOR UPDATE → SELECT id FROM users WHERE users.`deleted_at` IS NULL/* a */FOR UPDATE
            SELECT id  FROM users LIMIT ?,? -- x → SELECT id  FROM users WHERE users.`deleted_at` IS NULL LIMIT ?,? -- x
            SELECT id FROM users; → SELECT id FROM users WHERE users.`deleted_at` IS NULL;
            SELECT 1 FROM tags t LEFT JOIN users u USING (id) → SELECT 1 FROM tags t LEFT JOIN (SELECT * FROM users WHERE users.`deleted_at` IS NULL) u USING (id)
            SELECT 1 FROM tags NATURAL LEFT JOIN users → SELECT 1 FROM tags NATURAL LEFT JOIN (SELECT * FROM users WHERE users.`deleted_at` IS NULL) AS users
            UPDATE users SET a = ? LIMIT 1 → UPDATE users SET a = ? WHERE users.`deleted_at` IS NULL LIMIT 1
            DELETE u FROM users u → DELETE u FROM users u WHERE u.`deleted_at` IS NULL
            SELECT 1 FROM tags t LEFT JOIN users u ON(u.id=t.id)ORDER BY 1 → SELECT 1 FROM tags t LEFT JOIN users u ON((u.id=t.id)) AND u.`deleted_at` IS NULL ORDER BY 1
            SELECT 1; SELECT id FROM users → SELECT 1; SELECT id FROM users WHERE users.`deleted_at` IS NULL
            UPDATE users SET a = ';' WHERE id = ?;UPDATE users SET b = ? → UPDATE users SET a = ';' WHERE (id = ?) AND users.`deleted_at` IS NULL;UPDATE users SET b = ? WHERE users.`deleted_at` IS NULL
            TRUNCATE tags; SELECT id FROM users → TRUNCATE tags; SELECT id FROM users WHERE users.`deleted_at` IS NULL
            SELECT id FROM stories /* paranoid:hidden */; SELECT id FROM users → SELECT id FROM stories /* paranoid:hidden */; SELECT id FROM users WHERE users.`deleted_at` IS NULL
            SELECT id FROM users u /*!80000 JOIN tags t ON t.id = u.id */ WHERE u.a = 1 → SELECT id FROM users u /*!80000 JOIN tags t ON t.id = u.id */ WHERE (u.a = 1) AND u.`deleted_at` IS NULL
            SELECT id INTO @a, @b FROM users LIMIT 1 → SELECT id INTO @a, @b FROM users WHERE users.`deleted_at` IS NULL LIMIT 1
            SELECT id FROM users WHERE a = 1 INTO @a → SELECT id FROM users WHERE (a = 1) AND users.`deleted_at` IS NULL INTO @a
            WITH RECURSIVE users AS (SELECT 1 AS id UNION SELECT id + 1 FROM users), x AS (SELECT id FROM users) SELECT id FROM stories → WITH RECURSIVE users AS (SELECT 1 AS id UNION SELECT id + 1 FROM users), x AS (SELECT id FROM users) SELECT id FROM stories WHERE stories.`deleted_at` IS NULL
            EXPLAIN SELECT id FROM users → EXPLAIN SELECT id FROM users WHERE users.`deleted_at` IS NULL
            EXPLAIN DELETE FROM users → EXPLAIN DELETE FROM users WHERE users.`deleted_at` IS NULL
            ANALYZE FORMAT=JSON UPDATE users SET a = 1 → ANALYZE FORMAT=JSON UPDATE users SET a = 1 WHERE users.`deleted_at` IS NULL
            CREATE TEMPORARY TABLE t (i INT, KEY (i)) SELECT id AS i FROM users → CREATE TEMPORARY TABLE t (i INT, KEY (i)) SELECT id AS i FROM users WHERE users.`deleted_at` IS NULL
            CREATE OR REPLACE VIEW v AS (SELECT id FROM users) → CREATE OR REPLACE VIEW v AS (SELECT id FROM users WHERE users.`deleted_at` IS NULL)
            CREATE TABLE t AS WITH x AS (SELECT id FROM users) SELECT * FROM x → CREATE TABLE t AS WITH x AS (SELECT id FROM users WHERE users.`deleted_at` IS NULL) SELECT * FROM x
            CREATE TABLE t (id INT); INSERT INTO t SELECT id FROM users WHERE event = 1 → CREATE TABLE t (id INT); INSERT INTO t SELECT id FROM users WHERE (event = 1) AND users.`deleted_at` IS NULL
            DROP TRIGGER x; SELECT id FROM users → DROP TRIGGER x; SELECT id FROM users WHERE users.`deleted_at` IS NULL
            SELECT id FROM users u WHERE u.a = 1 OR u.deleted_at IS NULL → SELECT id FROM users u WHERE (u.a = 1 OR u.deleted_at IS NULL) AND u.`deleted_at` IS NULL
            SELECT 1 FROM tags t LEFT JOIN users u ON u.id = t.id WHERE u.deleted_at IS NULL → SELECT 1 FROM tags t LEFT JOIN users u ON (u.id = t.id) AND u.`deleted_at` IS NULL WHERE u.deleted_at IS NULL
            SELECT id FROM users u WHERE a = 1 /*!99999 AND u.deleted_at IS NULL */ AND b = 1 → SELECT id FROM users u WHERE (a = 1 /*!99999 AND u.deleted_at IS NULL */ AND b = 1) AND u.`deleted_at` IS NULL
            """)
    void filters(String sql, String filtered) {
        assertThat(live.of(sql).sql()).isEqualTo(filtered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM tags",
                "SELECT users FROM tags WHERE users.x = 1",
                "SELECT id FROM other.users",
                "SELECT 'FROM users'",
                "SELECT 1 /* users */",
                "WITH users AS (SELECT 1) SELECT * FROM users",
                "INSERT INTO users (id) VALUES (?)",
                "INSERT INTO users (id, name) VALUE (?, SOME_FUNCTION_OF(name)) AS n ON DUPLICATE KEY UPDATE users.a = n.a",
                "REPLACE users SET id = ?",
                "{call forget_users(?)}",
                "CALL forget(?)",
                "{? = call users_of(?, 'x')}",
                "CREATE INDEX i ON users (id)",
                "TRUNCATE users",
                "ALTER TABLE users ADD x INT",
                "SHOW CREATE TABLE users",
                "CREATE PROCEDURE p() BEGIN SELECT id FROM users; SELECT id FROM stories; END",
                "PREPARE p FROM 'SELECT id FROM tags'",
                "EXECUTE p USING @users",
                "ANALYZE TABLE users",
                "DESCRIBE users",
                "GRANT SELECT ON users TO somebody",
                "CREATE TABLE t LIKE users",
                "ALTER TABLE users EXCHANGE PARTITION p WITH TABLE tags",
                "CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW SET NEW.a = (SELECT MAX(a) FROM users)",
                "DROP PROCEDURE p; CREATE PROCEDURE p() BEGIN SELECT id FROM users; END",
                "SELECT id FROM users WHERE users.deleted_at IS NULL",
                "SELECT id FROM shop.users u WHERE (u.a = 1 AND (U.`DELETED_AT` is null)) AND b = 2",
                "SELECT 1 FROM users JOIN stories s ON s.deleted_at IS NULL WHERE shop.users.deleted_at IS NULL",
                "SELECT 1 FROM tags t LEFT JOIN users u ON u.id = t.id AND u.deleted_at IS NULL",
                "UPDATE users u SET a = 1 WHERE u.deleted_at IS NULL",
                "not even SQL ((",
                ""
            })
    void leavesAlone(String sql) {
        assertThat(live.of(sql).sql()).isSameAs(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM users WHERE",
                "SELECT id FROM users WHERE (a = 1",
                "SELECT id FROM users WHERE name = 'open",
                "SELECT id FROM users /* open",
                "TABLE users",
                "HANDLER users OPEN",
                "SELECT id FROM users FOR SYSTEM_TIME ALL",
                "SELECT 1 FROM tags t LEFT JOIN users u USING (id) FOR UPDATE",
                "SELECT 1 FROM tags t LEFT JOIN users u USE INDEX (x) USING (id)",
                "UPDATE tags t LEFT JOIN users u USING (id) SET t.a = 1",
                "SELECT 1; SELECT id FROM users WHERE",
                "SELECT * FROM (TABLE users) x",
                "INSERT INTO tags TABLE users",
                "WITH RECURSIVE a AS (SELECT id FROM users), users AS (SELECT 2 AS id) SELECT id FROM a",
                "SELECT id FROM users /*!99999 WHERE id > 1 */",
                "SELECT id FROM users /*!80000 WHERE /* one */ id > 1 */",
                "SELECT id FROM users /*M! WHERE id > 1 */",
                "PREPARE p FROM 'SELECT id FROM users'",
                "PREPARE p FROM @text",
                "SET @text = 'SELECT id FROM users'; PREPARE p FROM @text",
                "EXECUTE IMMEDIATE CONCAT('SELECT id FROM ', @name)",
                "EXECUTE IMMEDIATE 'SELECT id FROM us' 'ers'",
                "LOAD DATA INFILE 'f' INTO TABLE tags SET label = (SELECT MAX(name) FROM users)",
                "CREATE TABLE t TABLE users",
                "SELECT 1 /*!99999 ' */ FROM users -- '",
                "EXECUTE IMMEDIATE \"SELECT id FROM users\"",
                "DO (SELECT COUNT(*) FROM users",
                "SELECT id FROM users QUALIFY x = 1"
            })
    void refuses(String sql) {
        assertThatThrownBy(() -> live.of(sql)).isInstanceOf(UnreadableSql.class);
    }

    private static final LiveTables VIEWS = TABLES.with(Map.of(
            "adults",
            new LiveTables.Other(Set.of("users"), true),
            "Living",
            new LiveTables.Other(Set.of("users", "stories"), false),
            "Links",
            LiveTables.Other.plain("Links")));

    @Test
    void viewsOfLiveRowsCountAsTheirTables() {
        String sql = "SELECT 1 FROM living, tags";
        assertThat(new LiveSql(VIEWS, 100).of(sql)).isEqualTo(Filtered.unchanged(sql, Set.of("users", "stories")));
        assertThat(new LiveSql(VIEWS, 100).tablesIn(sql)).containsExactlyInAnyOrder("users", "stories");
    }

    @Test
    void tablesWhoseRowsAreOnlyRemovedAreKnownToCaches() {
        assertThat(new LiveSql(VIEWS, 100).of("SELECT 1 FROM links l JOIN users u ON u.id = l.user_id"))
                .isEqualTo(new Filtered(
                        "SELECT 1 FROM links l JOIN users u ON u.id = l.user_id WHERE u.`deleted_at` IS NULL",
                        Set.of("users", "links"),
                        true,
                        false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT name FROM adults",
                "SELECT 1 FROM tags WHERE id IN (SELECT id FROM shop.Adults)",
                "SELECT 1 FROM tags NATURAL LEFT JOIN adults",
                "UPDATE adults SET name = 'x'",
                "DELETE a FROM adults a",
                "INSERT INTO tags SELECT id FROM adults"
            })
    void viewsThatShowHiddenRowsAreRefused(String sql) {
        assertThatThrownBy(() -> new LiveSql(VIEWS, 100).of(sql))
                .isInstanceOf(UnreadableSql.class)
                .hasMessageContaining("dults may show hidden rows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT adults FROM tags",
                "SELECT 1 FROM tags adults WHERE adults.id = 1",
                "WITH adults AS (SELECT 1) SELECT * FROM adults",
                "SELECT 1 FROM other.adults",
                "INSERT INTO adults (name) VALUES (?)"
            })
    void whatIsOnlyCalledLikeAViewIsLeftAlone(String sql) {
        assertThat(new LiveSql(VIEWS, 100).of(sql).sql()).isSameAs(sql);
    }

    /** Words that are names in MySQL, and keywords of the parser. */
    @ParameterizedTest
    @ValueSource(
            strings = {"only", "value", "settings", "sample", "errors", "final", "statement", "number", "file", "output"
            })
    void tablesMayBeCalledByKeywordsOfOthers(String name) {
        LiveSql named = new LiveSql(new LiveTables("shop", Map.of(name, "gone")), 100);
        assertThat(List.of(
                        named.of("SELECT x.id FROM " + name + " x").sql(),
                        named.of("UPDATE shop." + name + " SET " + name + " = 1")
                                .sql(),
                        named.of("SELECT 1 FROM tags t NATURAL LEFT JOIN " + name)
                                .sql(),
                        named.of("WITH " + name + " AS (SELECT " + name + " FROM tags) SELECT 1 FROM " + name)
                                .sql()))
                .containsExactly(
                        "SELECT x.id FROM " + name + " x WHERE x.`gone` IS NULL",
                        "UPDATE shop." + name + " SET " + name + " = 1 WHERE shop." + name + ".`gone` IS NULL",
                        "SELECT 1 FROM tags t NATURAL LEFT JOIN (SELECT * FROM " + name + " WHERE " + name
                                + ".`gone` IS NULL) AS " + name,
                        "WITH " + name + " AS (SELECT " + name + " FROM tags) SELECT 1 FROM " + name);
    }

    /** With NO_BACKSLASH_ESCAPES, the first text ends before AND. */
    @Test
    void readsBackslashesAsTheSqlModeSays() {
        LiveSql plain = new LiveSql(TABLES, Backslashes.PLAIN, 100);
        String sql =
                "SELECT 1 FROM tags WHERE a = '\\' AND b IN (SELECT id FROM users) AND c = '\\' OR d = '\\' OR e = ''";
        assertThat(plain.of(sql).sql())
                .isEqualTo(sql.replace("FROM users", "FROM users WHERE users.`deleted_at` IS NULL"));
    }

    /** What {@code <foreach>} makes can be long: twice as long takes twice the time, about a second here. */
    @ParameterizedTest
    @ValueSource(strings = {"id IN (%s1)", "id IN (1%s)", "(id, a) IN (%s(1, 1))", "%sid = 1"})
    void longListsAreReadInTime(String condition) {
        String part = condition.startsWith("%sid") ? "id = 1 OR " : condition.startsWith("(id") ? "(1, 1), " : "1, ";
        String list = (condition.contains("(1%s") ? ", 1" : part).repeat(20_000);
        String sql = "SELECT id FROM users WHERE " + condition.replace("%s", list);
        assertThat(assertTimeout(Duration.ofSeconds(15), () -> live.of(sql)).sql())
                .endsWith(") AND users.`deleted_at` IS NULL");
    }

    @Test
    void remembersWhatItHasRead() {
        String sql = "SELECT id FROM users";
        assertThat(live.of(sql)).isSameAs(live.of(new String(sql)));
    }

    @Test
    void forgetsWhatNobodyAsksFor() {
        Remembered<String> remembered = new Remembered<>(10);
        for (int i = 0; i < 1000; i++) {
            remembered.get("often", question -> question);
            remembered.get("once " + i, question -> question);
        }

        assertThat(remembered.size()).isLessThanOrEqualTo(20);
        assertThat(remembered.get("often", question -> "asked again")).isEqualTo("often");
    }

    @Test
    void remembersFewLongOnes() {
        Remembered<String> remembered = new Remembered<>(10);
        for (int i = 0; i < 100; i++) {
            remembered.get(i + "?, ".repeat(1000), question -> question);
            remembered.get(i + "?, ".repeat(100_000), question -> question);
        }
        assertThat(remembered.size()).isBetween(1, 6);
    }
}
