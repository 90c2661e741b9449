package dev.paranoid.mybatis;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.BatchListener;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.application.port.message.FinalAnswers.Ended;
import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.row.RowListener;
import dev.paranoid.application.purge.PurgeJob;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.CatalogueMapper;
import dev.paranoid.mybatis.declaration.Declaration;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.mybatis.transaction.Managers;
import dev.paranoid.testkit.Drained;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.RecycleBinPages;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.schema.SchemaDdl;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The real engine on a real database, put together as an application puts it together. */
public final class MyBatisEngine implements Engine, AutoCloseable {

    /** Nothing goes on in the background. */
    private static final long NEVER = Long.MAX_VALUE;

    private static final long OUT_OF_REACH = 1_000_000;

    static final Listeners NOBODY = new Listeners(
            DeletionEvents.NONE,
            HoldEvents.NONE,
            FinalAnswers.NONE,
            BatchListener.NOBODY,
            () -> {},
            RowListener.NOBODY);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestSchema schema;
    private final RowValues values;
    private final HikariDataSource dataSource;
    private final JdbcTemplate jdbc;
    private final ParanoidEngine paranoid;
    private final long above;
    private final Deletions deletions;
    private final Optional<HeardTable> heard;

    /**
     * How an engine is put together.
     *
     * @param above more rows than these go on in the background
     * @param followed whether it is noted what those who follow are told
     * @param fresh whether the tables have to be made
     * @param batching how many rows a transaction is asked for that calls share
     */
    private record Setup(
            DeletionRules rules, long above, boolean followed, boolean fresh, FinalAnswers answers, int batching) {

        static Setup of(DeletionRules rules, long above, boolean followed) {
            return new Setup(rules, above, followed, true, FinalAnswers.NONE, 1);
        }

        static Setup over(long above, FinalAnswers answers) {
            return new Setup(DeletionRules.NONE, above, false, false, answers, 1);
        }

        Setup sharing() {
            return new Setup(rules, above, followed, fresh, answers, 100);
        }
    }

    private MyBatisEngine(TestSchema schema, HikariDataSource dataSource, Setup setup) {
        this.above = setup.above();
        this.schema = schema;
        this.values = new RowValues(schema);
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        if (setup.fresh()) {
            SchemaDdl.create(schema).forEach(jdbc::execute);
            OwnTables.copyWhereNone(jdbc);
        }
        this.heard = setup.followed() ? Optional.of(new HeardTable(jdbc)) : Optional.empty();
        this.paranoid = Assembly.of(
                properties(schema, above, setup.batching()),
                setup.rules(),
                dataSource,
                dataSource,
                new JdbcTransactionManager(dataSource),
                new Listeners(
                        heard.<DeletionEvents>map(table -> table).orElse(DeletionEvents.NONE),
                        HoldEvents.NONE,
                        setup.answers(),
                        BatchListener.NOBODY,
                        () -> {},
                        RowListener.NOBODY));
        OwnTables.keep(jdbc);
        this.deletions = above == NEVER ? paranoid.deletions() : new Drained(paranoid, this::openJobs);
    }

    /** {@return one over tables that are there already, where everything goes on in the background} */
    public static MyBatisEngine over(TestSchema schema, HikariDataSource dataSource, Consumer<List<Ended>> told) {
        FinalAnswers answers = new FinalAnswers() {
            @Override
            public void tell(List<Ended> ended) {
                told.accept(ended);
            }

            @Override
            public Caller askedBy(Message draft) {
                return Caller.anonymous("test");
            }
        };
        return new MyBatisEngine(schema, dataSource, Setup.over(1, answers));
    }

    /** {@return one on that pool where everything goes on in the background, and nobody waits for it} */
    public static MyBatisEngine inBackground(TestSchema schema, HikariDataSource dataSource) {
        return new MyBatisEngine(schema, dataSource, Setup.of(DeletionRules.NONE, 1, false));
    }

    public static MyBatisEngine of(TestSchema schema, DeletionRules rules) {
        return new MyBatisEngine(schema, UsedDatabases.take(), Setup.of(rules, NEVER, true));
    }

    /** {@return one whose callers share transactions} */
    public static MyBatisEngine sharing(TestSchema schema, DeletionRules rules) {
        return new MyBatisEngine(
                schema, UsedDatabases.take(), Setup.of(rules, NEVER, true).sharing());
    }

    /** {@return one on that pool whose callers share transactions} */
    static MyBatisEngine sharing(TestSchema schema, HikariDataSource dataSource) {
        return new MyBatisEngine(
                schema,
                dataSource,
                Setup.of(DeletionRules.NONE, OUT_OF_REACH, false).sharing());
    }

    /** {@return the same over the same tables, whose callers share transactions} */
    public MyBatisEngine sharing() {
        return new MyBatisEngine(
                schema, dataSource, Setup.over(above, FinalAnswers.NONE).sharing());
    }

    /** {@return one where a deletion that touches more rows than these goes on in the background, and is waited for} */
    public static MyBatisEngine inBackground(TestSchema schema, DeletionRules rules, long above) {
        return new MyBatisEngine(schema, UsedDatabases.take(), Setup.of(rules, above, true));
    }

    /** {@return the same over the same tables, started once more} */
    MyBatisEngine again() {
        return new MyBatisEngine(schema, dataSource, Setup.over(above, FinalAnswers.NONE));
    }

    public static MyBatisEngine of(TestSchema schema) {
        return of(schema, DeletionRules.NONE);
    }

    public static MyBatisEngine on(TestSchema schema, HikariDataSource dataSource) {
        return new MyBatisEngine(schema, dataSource, Setup.of(DeletionRules.NONE, NEVER, false));
    }

    /** {@return one that looks ahead, as in use, and whose limit no test reaches} */
    public static MyBatisEngine limited(TestSchema schema, HikariDataSource dataSource) {
        return new MyBatisEngine(schema, dataSource, Setup.of(DeletionRules.NONE, OUT_OF_REACH, true));
    }

    /** {@return the same, where nobody follows, so that only its own statements are seen} */
    static MyBatisEngine unfollowed(TestSchema schema, HikariDataSource dataSource, DeletionRules rules) {
        return new MyBatisEngine(schema, dataSource, Setup.of(rules, OUT_OF_REACH, false));
    }

    public static ParanoidProperties properties(TestSchema schema) {
        return properties(schema, NEVER, 1);
    }

    private static ParanoidProperties properties(TestSchema schema, long above, int batching) {
        Map<String, ParanoidProperties.Entity> entities = new LinkedHashMap<>();
        schema.graph().types().forEach(type -> entities.put(type.name(), entity(schema, type)));
        return new ParanoidProperties(
                entities,
                new ParanoidProperties.Inbox(Duration.ofDays(30)),
                background(above),
                new ParanoidProperties.Batching(batching, 2),
                new ParanoidProperties.Ledger(Duration.ZERO),
                PATIENCE);
    }

    public static ParanoidProperties.Background background(long above) {
        return new ParanoidProperties.Background(
                above, 1, Duration.ofMillis(50), Duration.ZERO, Duration.ZERO, List.of());
    }

    private static ParanoidProperties.Entity entity(TestSchema schema, EntityType type) {
        return new ParanoidProperties.Entity(
                schema.table(type).table(),
                type.identified() ? TestTable.ID : null,
                type.paranoid(),
                TestTable.DELETED_AT,
                TestTable.DELETION_ID,
                null,
                null,
                null,
                List.of(),
                List.of(),
                schema.graph().above(type).stream().map(MyBatisEngine::parent).toList(),
                null,
                null,
                null,
                null);
    }

    private static ParanoidProperties.Parent parent(Relation relation) {
        return new ParanoidProperties.Parent(
                relation.parent().name(), relation.column(), relation.onSoftDelete(), relation.onHardDelete());
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    @Override
    public ParanoidEngine paranoid() {
        return paranoid;
    }

    /** {@return the jobs that have not ended, in the order in which they began} */
    public List<JobId> openJobs() {
        return jdbc.query(
                "SELECT id FROM paranoid_job WHERE ended_at IS NULL ORDER BY id",
                (row, number) -> new JobId(row.getLong(1)));
    }

    /** {@return the job that began last} */
    public JobId lastJob() {
        return new JobId(Objects.requireNonNull(jdbc.queryForObject("SELECT MAX(id) FROM paranoid_job", Long.class)));
    }

    /** {@return a declaration whose calls have a transaction each} */
    static ParanoidProperties properties(
            Map<String, ParanoidProperties.Entity> entities,
            ParanoidProperties.Inbox inbox,
            ParanoidProperties.Background background) {
        return new ParanoidProperties(
                entities,
                inbox,
                background,
                new ParanoidProperties.Batching(1, 1),
                new ParanoidProperties.Ledger(Duration.ZERO),
                PATIENCE);
    }

    /** {@return ports over the same tables, put together once more} */
    public Ports ports() {
        Statements statements = new Statements(dataSource);
        return Assembly.ports(
                fit(statements),
                statements,
                statements,
                Managers.of(dataSource, new JdbcTransactionManager(dataSource), PATIENCE),
                NOBODY);
    }

    /** {@return those for work in the background, the same way} */
    BackgroundPorts backgroundPorts() {
        Statements statements = new Statements(dataSource);
        return Assembly.background(fit(statements), statements, statements, NOBODY, background(above));
    }

    private Schema fit(Statements statements) {
        return Declaration.fit(properties(schema), Catalogue.read(statements.mapper(CatalogueMapper.class)));
    }

    @Override
    public Requests requests() {
        return above == NEVER ? paranoid.requests() : ((Drained) deletions).requests(paranoid.requests());
    }

    @Override
    public IdempotentCalls calls() {
        return paranoid.calls();
    }

    @Override
    public Deletions deletions() {
        return deletions;
    }

    @Override
    public Entities entities() {
        return paranoid.entities();
    }

    @Override
    public Holds holds() {
        return paranoid.holds();
    }

    @Override
    public PurgeJob purge() {
        return paranoid.purge();
    }

    @Override
    public TestSchema schema() {
        return schema;
    }

    @Override
    public void insert(List<NewRow> rows) {
        try (Connection connection = dataSource.getConnection()) {
            JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            session.execute("SET foreign_key_checks = 0");
            rows.forEach(row -> insert(session, row));
            session.execute("SET foreign_key_checks = 1");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void insert(JdbcTemplate session, NewRow row) {
        List<String> columns = List.copyOf(row.columns().keySet());
        EntityType type = schema.graph().type(row.type());
        String names = columns.stream().map(SchemaDdl::quoted).collect(Collectors.joining(", "));
        String placeholders = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        session.update(
                "INSERT INTO " + table(type) + " (" + names + ") VALUES (" + placeholders + ")",
                columns.stream()
                        .map(column -> values.stored(type, column, row.columns().get(column)))
                        .toArray());
    }

    @Override
    public void updateColumn(EntityRef row, String column, @Nullable Object value) {
        EntityType type = schema.graph().type(row.type());
        jdbc.update(
                "UPDATE " + table(type) + " SET updated_at = updated_at, " + SchemaDdl.quoted(column)
                        + " = ? WHERE id = ?",
                values.stored(type, column, value),
                values.stored(type, TestTable.ID, row.id()));
    }

    @Override
    public void removeRow(EntityRef row) {
        EntityType type = schema.graph().type(row.type());
        jdbc.update("DELETE FROM " + table(type) + " WHERE id = ?", values.stored(type, TestTable.ID, row.id()));
    }

    @Override
    public List<Heard> heard() {
        return heard.map(HeardTable::all)
                .orElseThrow(() -> new IllegalStateException("Nobody follows what this engine does"));
    }

    @Override
    public Snapshot snapshot() {
        TreeMap<EntityRef, Map<String, @Nullable Object>> rows = new TreeMap<>();
        TreeMap<String, List<Map<String, @Nullable Object>>> links = new TreeMap<>();
        for (EntityType type : schema.graph().types()) {
            List<Map<String, @Nullable Object>> all = rows(type);
            if (type.identified()) {
                all.forEach(row -> rows.put(new EntityRef(type.name(), String.valueOf(row.get(TestTable.ID))), row));
            } else {
                links.put(type.name(), all);
            }
        }
        return new Snapshot(rows, links, ledger());
    }

    private SortedMap<DeletionId, Deletion> ledger() {
        TreeMap<DeletionId, Deletion> deletions = new TreeMap<>();
        RecycleBinPages.all(deletions(), Caller.anonymous("test")).stream()
                .filter(deletion -> deletion.state() != DeletionState.REFUSED)
                .forEach(deletion -> deletions.put(deletion.id(), deletion));
        return deletions;
    }

    private List<Map<String, @Nullable Object>> rows(EntityType type) {
        List<String> columns = schema.columns(type);
        String names = columns.stream().map(SchemaDdl::quoted).collect(Collectors.joining(", "));
        return jdbc.query("SELECT " + names + " FROM " + table(type), (result, number) -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (String column : columns) {
                row.put(column, values.seen(type, column, result.getObject(column)));
            }
            return row;
        });
    }

    private String table(EntityType type) {
        return SchemaDdl.quoted(schema.table(type).table());
    }

    @Override
    public void close() {
        TestDatabase.drop(dataSource);
    }

    /** Leaves the database to another test. */
    void leave() {
        UsedDatabases.giveBack(dataSource);
    }
}
