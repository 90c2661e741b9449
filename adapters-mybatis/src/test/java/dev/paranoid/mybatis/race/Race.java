package dev.paranoid.mybatis.race;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.mybatis.HaltingDataSource;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Two deeds on the same rows: the first is held up between two of its statements, and the second runs meanwhile. */
final class Race implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;
    private static final List<String> OWN =
            List.of("paranoid_deletion", "paranoid_detached", "paranoid_frontier", "paranoid_hold");

    /**
     * How it ended.
     *
     * @param live the rows that are live, as text in order
     * @param first how the first deed was answered
     * @param second how the second deed was answered
     */
    record Outcome(String live, String first, String second) {}

    /**
     * What was seen.
     *
     * @param halted whether the first deed got to the halt
     * @param waited whether the second was still waiting for the first when that was released
     * @param outcome how it ended
     */
    record Run(boolean halted, boolean waited, Outcome outcome) {}

    private final TestSchema schema;
    private final List<NewRow> rows;
    private final List<Operation> prelude;
    private final HaltingDataSource dataSource = new HaltingDataSource(TestDatabase.fresh(6));
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final MyBatisEngine engine;

    Race(TestSchema schema, List<NewRow> rows, Operation... prelude) {
        this.schema = schema;
        this.rows = List.copyOf(rows);
        this.prelude = List.of(prelude);
        this.engine = MyBatisEngine.on(schema, dataSource);
        begin(engine);
    }

    MyBatisEngine engine() {
        return engine;
    }

    Run run(Halt halt, Operation first, Operation second) {
        return run(halt, UnaryOperator.identity(), first, second);
    }

    /** Once, where the statements of both are changed on the way. */
    Run run(Halt halt, UnaryOperator<String> change, Operation first, Operation second) {
        Supplier<String> one = first.prepared().apply(engine);
        Supplier<String> other = second.prepared().apply(engine);
        Future<String> held =
                threads.submit(() -> HaltingDataSource.hooked(statement -> change.apply(halt.apply(statement)), one));
        boolean halted = halt.reachedBeforeEndOf(held);
        Future<String> meanwhile = threads.submit(() -> HaltingDataSource.hooked(change, other));
        boolean waited = waits(meanwhile);
        halt.release();
        String firstAnswer = answer(held);
        String secondAnswer = answer(meanwhile);
        return new Run(halted, waited, new Outcome(live(engine), firstAnswer, secondAnswer));
    }

    <T> Future<T> start(Supplier<T> work) {
        return threads.submit(work::get);
    }

    /** {@return whether this is still not done after a while: it waits for a lock} */
    static boolean waits(Future<?> work) {
        try {
            work.get(300, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException waiting) {
            return true;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    static <T> T answer(Future<T> work) {
        try {
            return work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    /** {@return how it ends in memory, one deed after the other, in either order} */
    Set<Outcome> serial(Operation first, Operation second) {
        InMemoryEngine forwards = InMemoryEngine.of(schema);
        begin(forwards);
        Supplier<String> afterwards = second.prepared().apply(forwards);
        String one = first.on(forwards);
        String two = afterwards.get();
        InMemoryEngine backwards = InMemoryEngine.of(schema);
        begin(backwards);
        Supplier<String> later = first.prepared().apply(backwards);
        String other = second.on(backwards);
        String another = later.get();
        return new HashSet<>(
                List.of(new Outcome(live(forwards), one, two), new Outcome(live(backwards), another, other)));
    }

    private void begin(Engine fresh) {
        fresh.insert(rows);
        prelude.forEach(deed -> deed.on(fresh));
    }

    /** All as it was at the beginning. */
    void again() {
        try (Connection connection = dataSource.getConnection()) {
            JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            session.execute("SET foreign_key_checks = 0");
            schema.graph()
                    .types()
                    .forEach(type ->
                            session.execute("DELETE FROM " + schema.table(type).table()));
            OWN.forEach(table -> session.execute("DELETE FROM " + table));
            session.execute("SET foreign_key_checks = 1");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        begin(engine);
    }

    static String live(Engine engine) {
        Snapshot now = engine.snapshot();
        return now.rows().keySet().stream()
                .filter(now::live)
                .map(EntityRef::toString)
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        engine.close();
    }
}
