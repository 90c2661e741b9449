package dev.paranoid.mybatis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.Page;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.mybatis.Assembled;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.EngineSettings;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What reads of a large table cost the server: 25,000 things of each kind, a column and an index of each type that {@code where}
 * takes. Ten are hidden by deletions, two by others. {@code rising} has an ascending index on the mark, {@code falling} a descending one.
 */
class ReadTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final int ROWS = 25_000;
    private static final HikariDataSource POOL = TestDatabase.single(true);
    private static final JdbcTemplate JDBC = new JdbcTemplate(POOL);

    private static Entities entities;

    @BeforeAll
    static void fill() {
        Demo.numbers(JDBC);
        table("rising", "");
        table("falling", " DESC");
        ParanoidEngine paranoid = Assembled.over(
                EngineSettings.properties(
                        Map.of("rising", entity(), "falling", entity()),
                        new ParanoidProperties.Inbox(Duration.ZERO),
                        EngineSettings.background(10_000)),
                POOL);
        entities = paranoid.entities();
        for (String type : List.of("rising", "falling")) {
            for (int id = 2_000; id <= 20_000; id += 2_000) {
                delete(paranoid.deletions(), type, id);
            }
            JDBC.update("UPDATE " + type + " SET deleted_at = '2020-01-01' WHERE id IN (15, 24000)");
            JDBC.queryForList("ANALYZE TABLE " + type);
        }
    }

    private static Entity entity() {
        return new Entity(
                null,
                "id",
                true,
                "deleted_at",
                "deletion_id",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static void delete(Deletions deletions, String type, int id) {
        deletions
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(new EntityRef(type, "" + id))))
                .get(0)
                .orThrow();
    }

    private static void table(String name, String order) {
        JDBC.execute("CREATE TABLE " + name + " (id BIGINT NOT NULL PRIMARY KEY, deleted_at DATETIME(6) NULL,"
                + " deletion_id BIGINT NULL, whole INT UNSIGNED, small TINYINT, flag TINYINT(1), exact DECIMAL(12,2),"
                + " near DOUBLE, modern VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,"
                + " older VARCHAR(40) CHARACTER SET utf8mb3, oldest VARCHAR(40) CHARACTER SET latin1,"
                + " kind ENUM('usual', 'rare'), day DATE, moment DATETIME(6), instant TIMESTAMP(6) NULL, uuid BINARY(16),"
                + " bare VARCHAR(40), KEY (deletion_id" + order
                + "), KEY (whole), KEY (small), KEY (flag), KEY (exact),"
                + " KEY (near), KEY (modern(10)), KEY (older), KEY (oldest), KEY (kind), KEY (day), KEY (moment), KEY (instant),"
                + " KEY (uuid)) ENGINE = InnoDB");
        Demo.fill(
                JDBC,
                name,
                "id, whole, small, flag, exact, near, modern, older, oldest, kind, day, moment, instant, uuid, bare",
                "n + 1, n + 1, IF(n = 76, 77, 1), n = 76, n + 1.25, n + 1.5, CONCAT(n + 1, 'é'), CONCAT(n + 1, 'é'),"
                        + " CONCAT(n + 1, 'é'), IF(n = 76, 'rare', 'usual'), '2000-01-01' + INTERVAL n DAY,"
                        + " '2000-01-01' + INTERVAL n HOUR, '2001-01-01' + INTERVAL n HOUR, UNHEX(LPAD(HEX(n + 1), 32, '0')),"
                        + " CONCAT(n + 1, 'é')",
                ROWS);
    }

    @AfterAll
    static void close() {
        TestDatabase.drop(POOL);
    }

    private static Page<Row> hidden(String type, int limit, String after) {
        return entities.list(CALLER, type, Visibility.HIDDEN, limit, after).orThrow();
    }

    private static List<String> ids(Page<Row> page) {
        return page.items().stream().map(row -> row.ref().id()).toList();
    }

    static Stream<String> tables() {
        return Stream.of("rising", "falling");
    }

    /** MariaDB looks for rows that others hid even where it needs none: it goes on with a union whose LIMIT is reached. */
    @ParameterizedTest
    @MethodSource("tables")
    void aFullPageOfHiddenRowsReadsNoMoreThanThemAndAPartOfTheTable(String type) {
        String after = hidden(type, 3, "").next().orElseThrow();

        assertThat(ids(hidden(type, 3, ""))).containsExactly("20000", "18000", "16000");
        assertThat(ids(hidden(type, 3, after))).containsExactly("14000", "12000", "10000");
        for (String place : List.of("", after)) {
            Cost cost = Cost.of(JDBC, () -> hidden(type, 3, place));
            assertThat(cost.statements()).isOne();
            assertThat(cost.read()).isLessThanOrEqualTo(20 + (mariaDb() ? 20_000 : 0));
        }
    }

    private static boolean mariaDb() {
        return String.valueOf(JDBC.queryForObject("SELECT VERSION()", String.class))
                .contains("MariaDB");
    }

    /** The page that those do not fill looks at a part of the table, however large that is. */
    @ParameterizedTest
    @MethodSource("tables")
    void rowsThatOthersHidAreFoundPartByPart(String type) {
        List<List<String>> pages = new ArrayList<>();
        List<Long> read = new ArrayList<>();
        String after = "";
        do {
            String place = after;
            Page<Row> page = hidden(type, 50, place);
            pages.add(ids(page));
            Cost cost = Cost.of(JDBC, () -> hidden(type, 50, place));
            assertThat(cost.statements()).isOne();
            read.add(cost.read());
            after = page.next().orElse("");
        } while (!after.isEmpty());

        assertThat(pages)
                .containsExactly(
                        List.of(
                                "20000", "18000", "16000", "14000", "12000", "10000", "8000", "6000", "4000", "2000",
                                "15"),
                        List.of(),
                        List.of("24000"));
        assertThat(read).allSatisfy(rows -> assertThat(rows).isLessThanOrEqualTo(50_000));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("whole", 77L),
                Arguments.of("small", 77),
                Arguments.of("flag", true),
                Arguments.of("exact", new BigDecimal("77.25")),
                Arguments.of("near", new BigDecimal("77.5")),
                Arguments.of("modern", "77é"),
                Arguments.of("older", "77é"),
                Arguments.of("oldest", "77é"),
                Arguments.of("kind", "rare"),
                Arguments.of("day", "2000-03-17"),
                Arguments.of("moment", "2000-01-04T04:00:00Z"),
                Arguments.of("uuid", "00000000-0000-0000-0000-00000000004d"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void whereFindsRowsByTheIndexOnTheirColumn(String column, Object value) {
        Runnable select = () -> assertThat(entities.matching(CALLER, "falling", Map.of(column, value), Among.LIVE)
                        .orThrow())
                .extracting(EntityRef::id)
                .containsExactly("77");
        select.run();

        Cost cost = Cost.of(JDBC, select);
        assertThat(cost.statements()).isOne();
        assertThat(cost.read()).isLessThanOrEqualTo(5);
    }

    @Test
    void whereFindsATimestampByItsIndex() {
        String time = JDBC.queryForObject(
                "SELECT DATE_FORMAT(CONVERT_TZ(instant, @@session.time_zone, '+00:00'), '%Y-%m-%dT%H:%i:%sZ')"
                        + " FROM falling WHERE id = 77",
                String.class);

        whereFindsRowsByTheIndexOnTheirColumn("instant", String.valueOf(time));
    }

    @Test
    void rootsAreFoundByTheIndexOnTheirColumnOrByTheirMark() {
        for (Map<String, Object> where :
                List.<Map<String, Object>>of(Map.of("whole", 8_000), Map.of("bare", "8000é"))) {
            Runnable select = () -> assertThat(entities.matching(CALLER, "falling", where, Among.ROOTS)
                            .orThrow())
                    .extracting(EntityRef::id)
                    .containsExactly("8000");
            select.run();

            assertThat(Cost.of(JDBC, select).read()).isLessThanOrEqualTo(30);
        }
    }

    @Test
    void whereWithoutAnIndexStillFinds() {
        assertThat(entities.matching(CALLER, "rising", Map.of("bare", "77é"), Among.LIVE)
                        .orThrow())
                .extracting(EntityRef::id)
                .containsExactly("77");
    }
}
