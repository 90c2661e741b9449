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
import dev.paranoid.mybatis.migration.Migration;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The real engine on a real database, put together as an application puts it together. */
public final class MyBatisEngine implements Engine, AutoCloseable {

    private static final long OUT_OF_REACH = 1_000_000;

    public static final Listeners NOBODY = new Listeners(
            DeletionEvents.NONE,
            HoldEvents.NONE,
            FinalAnswers.NONE,
            BatchListener.NOBODY,
            () -> {},
            RowListener.NOBODY);

    private final TestSchema schema;
    private final OtherProgram others;
    private final HikariDataSource dataSource;
    private final JdbcTemplate jdbc;
    private final ParanoidEngine paranoid;
    private final long above;
    private final Deletions deletions;
    private final Optional<HeardTable> heard;

    private MyBatisEngine(TestSchema schema, HikariDataSource dataSource, EngineSetup setup) {
        this.above = setup.above();
        this.schema = schema;
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.others = new OtherProgram(schema, dataSource);
        if (setup.fresh()) {
            SchemaDdl.create(schema).forEach(jdbc::execute);
            if (setup.copied()) {
                OwnTables.copyWhereNone(jdbc);
            }
        }
        this.heard = setup.followed() ? Optional.of(new HeardTable(jdbc)) : Optional.empty();
        this.paranoid = Assembly.of(
                EngineSettings.properties(schema, above, setup.batching()),
                new Rules(setup.rules(), List.of()),
                migration(setup),
                dataSource,
                Managers.of(dataSource, new JdbcTransactionManager(dataSource), EngineSettings.PATIENCE),
                new Listeners(
                        heard.<DeletionEvents>map(table -> table).orElse(DeletionEvents.NONE),
                        HoldEvents.NONE,
                        setup.answers(),
                        BatchListener.NOBODY,
                        () -> {},
                        RowListener.NOBODY));
        if (setup.copied()) {
            OwnTables.keep(jdbc);
        }
        this.deletions = above == EngineSettings.NEVER ? paranoid.deletions() : new Drained(paranoid, this::openJobs);
    }

    /** Tables that this process has made or copied need no look at their history, which takes longer than most tests. */
    private Migration migration(EngineSetup setup) {
        return setup.copied() && OwnTables.areIn(jdbc)
                ? new OwnTables.UpToDate()
                : Migration.of(dataSource, setup.features(), true);
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
        return new MyBatisEngine(schema, dataSource, EngineSetup.over(1, answers));
    }

    /** {@return one on that pool where everything goes on in the background, and nobody waits for it} */
    public static MyBatisEngine inBackground(TestSchema schema, HikariDataSource dataSource) {
        return new MyBatisEngine(schema, dataSource, EngineSetup.of(DeletionRules.NONE, 1, false));
    }

    public static MyBatisEngine of(TestSchema schema, DeletionRules rules) {
        return new MyBatisEngine(schema, UsedDatabases.take(), EngineSetup.of(rules, EngineSettings.NEVER, true));
    }

    /** {@return one whose callers share transactions} */
    public static MyBatisEngine sharing(TestSchema schema, DeletionRules rules) {
        return new MyBatisEngine(
                schema,
                UsedDatabases.take(),
                EngineSetup.of(rules, EngineSettings.NEVER, true).sharing());
    }

    /** {@return one on that pool whose callers share transactions} */
    public static MyBatisEngine sharing(TestSchema schema, HikariDataSource dataSource) {
        return new MyBatisEngine(
                schema,
                dataSource,
                EngineSetup.of(DeletionRules.NONE, OUT_OF_REACH, false).sharing());
    }

    /** {@return the same over the same tables, whose callers share transactions} */
    public MyBatisEngine sharing() {
        return new MyBatisEngine(
                schema, dataSource, EngineSetup.over(above, FinalAnswers.NONE).sharing());
    }

    /** {@return one where a deletion that touches more rows than these goes on in the background, and is waited for} */
    public static MyBatisEngine inBackground(TestSchema schema, DeletionRules rules, long above) {
        return new MyBatisEngine(schema, UsedDatabases.take(), EngineSetup.of(rules, above, true));
    }

    /** {@return the same in a database of its own, where no feature is used} */
    public static MyBatisEngine plain(TestSchema schema, DeletionRules rules, long above) {
        return new MyBatisEngine(
                schema,
                TestDatabase.fresh(),
                EngineSetup.of(rules, above, false).sharing().plain());
    }

    /** {@return the same over the same tables, started once more} */
    public MyBatisEngine again() {
        return new MyBatisEngine(schema, dataSource, EngineSetup.over(above, FinalAnswers.NONE));
    }

    public static MyBatisEngine of(TestSchema schema) {
        return of(schema, DeletionRules.NONE);
    }

    public static MyBatisEngine on(TestSchema schema, HikariDataSource dataSource) {
        return new MyBatisEngine(schema, dataSource, EngineSetup.of(DeletionRules.NONE, EngineSettings.NEVER, false));
    }

    /** {@return one that looks ahead, as in use, and whose limit no test reaches} */
    public static MyBatisEngine limited(TestSchema schema, HikariDataSource dataSource) {
        return new MyBatisEngine(schema, dataSource, EngineSetup.of(DeletionRules.NONE, OUT_OF_REACH, true));
    }

    /** {@return the same, where nobody follows, so that only its own statements are seen} */
    public static MyBatisEngine unfollowed(TestSchema schema, HikariDataSource dataSource, DeletionRules rules) {
        return new MyBatisEngine(schema, dataSource, EngineSetup.of(rules, OUT_OF_REACH, false));
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

    /** {@return ports over the same tables, put together once more} */
    public Ports ports() {
        return new EnginePorts(schema, dataSource).ports();
    }

    /** {@return those for work in the background, the same way} */
    public BackgroundPorts backgroundPorts() {
        return new EnginePorts(schema, dataSource).background(above);
    }

    @Override
    public Requests requests() {
        return above == EngineSettings.NEVER
                ? paranoid.requests()
                : ((Drained) deletions).requests(paranoid.requests());
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
        others.insert(rows);
    }

    @Override
    public void updateColumn(EntityRef row, String column, @Nullable Object value) {
        others.update(row, column, value);
    }

    @Override
    public void removeRow(EntityRef row) {
        others.remove(row);
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
            List<Map<String, @Nullable Object>> all = others.rows(type);
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

    @Override
    public void close() {
        TestDatabase.drop(dataSource);
    }

    /** Leaves the database to another test. */
    public void leave() {
        UsedDatabases.giveBack(dataSource);
    }
}
