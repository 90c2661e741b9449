package dev.paranoid.mybatis.migration;

import static dev.paranoid.mybatis.race.Operation.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.FinalAnswers.Ended;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.mybatis.job.JobText;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.schema.SchemaDdl;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Version 5 was stopped with jobs in each of its phases. Each of twenty users, all of one team, has three stories with two reviews
 * each, and a note. {@code version5.sql} is what that version had written.
 */
class OlderVersionTests {

    private static final EntityType TEAMS = EntityType.paranoid("teams");
    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");
    private static final EntityType NOTES = EntityType.paranoid("notes");
    private static final EntityType VAULTS = EntityType.paranoid("vaults");
    private static final TestSchema SCHEMA = TestSchema.of(EntityGraph.of(
                    List.of(TEAMS, USERS, STORIES, REVIEWS, NOTES, VAULTS),
                    List.of(
                            Relation.cascading(USERS, "team", TEAMS),
                            Relation.cascading(STORIES, "author", USERS),
                            Relation.cascading(REVIEWS, "story", STORIES),
                            Relation.cascading(NOTES, "author", USERS).on(OnDelete.SET_NULL, OnDelete.SET_NULL),
                            Relation.cascading(VAULTS, "owner", USERS).on(OnDelete.RESTRICT, OnDelete.RESTRICT))))
            .with("users", table -> table.holding(TestColumn.text("note")).uniqueBy("note"));

    private static final Map<String, Long> WHOLE = Map.of("users", 1L, "stories", 3L, "reviews", 6L);

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    private final List<Ended> told = new ArrayList<>();

    @BeforeEach
    void begin() throws SQLException {
        SchemaDdl.create(SCHEMA).forEach(jdbc::execute);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/paranoid/migration/older")
                .table("paranoid_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("5")
                .load()
                .migrate();
        try (Connection connection = dataSource.getConnection()) {
            JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            session.execute("SET foreign_key_checks = 0");
            written().lines().filter(line -> line.startsWith("INSERT")).forEach(session::execute);
            session.execute("SET foreign_key_checks = 1");
        }
    }

    private static String written() {
        try (InputStream in = Objects.requireNonNull(OlderVersionTests.class.getResourceAsStream("version5.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterEach
    void drop() {
        TestDatabase.drop(dataSource);
    }

    private static void drain(MyBatisEngine engine) {
        Background background = engine.paranoid().background().orElseThrow();
        int most = 5_000;
        for (List<JobId> open = engine.openJobs(); !open.isEmpty(); open = engine.openJobs()) {
            JobId job = open.get(0);
            long claim = background.claim(job);
            while (background.chunk(job, claim, 2, () -> true).isPresent()) {
                assertThat(most--).as("job %s ends", job).isPositive();
            }
        }
    }

    private static EntityRef user(int number) {
        return new EntityRef("users", "" + number);
    }

    /** By root; of those of which it has two, the last. */
    private static Map<EntityRef, Deletion> deletions(MyBatisEngine engine) {
        Map<EntityRef, Deletion> deletions = new TreeMap<>();
        List<Deletion> newest = engine.paranoid()
                .deletions()
                .list(Caller.anonymous("test"), DeletionQuery.newest(500))
                .items();
        newest.forEach(deletion -> deletions.putIfAbsent(deletion.root(), deletion));
        return deletions;
    }

    private static <K, V> V of(Map<K, V> all, K key) {
        return Objects.requireNonNull(all.get(key));
    }

    private static List<EntityRef> belowUser(int user) {
        return IntStream.range(0, 3)
                .boxed()
                .flatMap(story -> List.of(
                        ref("stories/" + (10 * user + story)),
                        ref("reviews/" + (10 * user + story) + "0"),
                        ref("reviews/" + (10 * user + story) + "1"))
                        .stream())
                .toList();
    }

    @Test
    void whatItHadBegunIsFinished() {
        MyBatisEngine engine = MyBatisEngine.over(SCHEMA, dataSource, told::addAll);
        drain(engine);

        Law.holds(engine);
        Snapshot after = engine.snapshot();
        Map<EntityRef, Deletion> deletions = deletions(engine);
        assertThat(deletions.values()).allMatch(deletion -> deletion.activity().isEmpty());
        for (int hidden : new int[] {1, 2, 3, 7, 12, 14, 16}) {
            assertThat(of(deletions, user(hidden)).state())
                    .as("user %d", hidden)
                    .isEqualTo(DeletionState.ACTIVE);
            assertThat(of(deletions, user(hidden)).took()).as("user %d", hidden).isEqualTo(WHOLE);
            assertThat(after.hidden(user(hidden))).isTrue();
            assertThat(belowUser(hidden)).allMatch(after::hidden);
            assertThat(after.rows().get(ref("notes/" + hidden))).containsEntry("author", null);
        }
        Map<Integer, DeletionState> back = Map.of(
                4, DeletionState.REFUSED,
                5, DeletionState.LIFTED,
                6, DeletionState.LIFTED,
                11, DeletionState.LIFTED,
                13, DeletionState.LIFTED,
                15, DeletionState.REFUSED);
        back.forEach((user, state) -> {
            assertThat(of(deletions, user(user)).state()).as("user %d", user).isEqualTo(state);
            assertThat(after.live(user(user))).isTrue();
            assertThat(belowUser(user)).allMatch(after::live);
            assertThat(after.rows().get(ref("notes/" + user))).containsEntry("author", "" + user);
        });
        for (int gone : new int[] {8, 9, 10}) {
            assertThat(of(deletions, user(gone)).state()).isEqualTo(DeletionState.PURGED);
            assertThat(of(deletions, user(gone)).took()).as("user %d", gone).isEqualTo(WHOLE);
            assertThat(after.rows())
                    .doesNotContainKey(user(gone))
                    .doesNotContainKeys(belowUser(gone).toArray(EntityRef[]::new));
        }
        for (int untouched : new int[] {17, 18, 19, 20}) {
            assertThat(belowUser(untouched)).allMatch(after::live);
        }
        for (String table : List.of("frontier", "collected", "awaited", "accepted")) {
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM paranoid_" + table, Long.class))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void thoseWhoWaitedAreToldOnce() {
        drain(MyBatisEngine.over(SCHEMA, dataSource, told::addAll));

        Map<String, Outcome> outcomes = told.stream()
                .collect(Collectors.toMap(ended -> ended.draft().id().substring(34), Ended::outcome));
        assertThat(outcomes).containsOnlyKeys("14", "12");
        assertThat(outcomes.values()).extracting(Outcome::status).containsOnly(Outcome.Status.DONE);
        assertThat(of(outcomes, "14").deletions())
                .extracting(answer -> answer.orThrow().deletion().took())
                .containsExactly(new TreeMap<>(WHOLE), new TreeMap<>(WHOLE));
        assertThat(of(outcomes, "12").restorations())
                .allMatch(answer -> answer.orThrow().visible());
    }

    @Test
    void aSecondNodeFindsNothingToTakeOver() {
        MyBatisEngine.over(SCHEMA, dataSource, told::addAll);
        List<Map<String, Object>> jobs = jdbc.queryForList("SELECT * FROM paranoid_job ORDER BY id");
        MyBatisEngine second = MyBatisEngine.over(SCHEMA, dataSource, told::addAll);

        assertThat(jdbc.queryForList("SELECT * FROM paranoid_job ORDER BY id")).isEqualTo(jobs);
        drain(second);
        Law.holds(second);
    }

    @Test
    void jobsThatHadEndedAreReadStill() {
        List<Job.State> ended =
                jdbc.queryForList("SELECT state FROM paranoid_job WHERE ended_at IS NOT NULL", String.class).stream()
                        .map(JobText::read)
                        .toList();

        assertThat(ended).hasSizeGreaterThan(3);
        assertThat(ended.get(0).task().kind()).isEqualTo(Job.Kind.HIDE);
        assertThat(ended.get(0).counts().rows().values()).containsExactly(WHOLE);
        assertThat(ended).extracting(Job.State::refusals).anyMatch(refusals -> refusals.containsKey("users/7"));
        assertThat(Optional.of(ended.get(0)).map(JobText::of).map(JobText::read))
                .contains(ended.get(0));
    }
}
