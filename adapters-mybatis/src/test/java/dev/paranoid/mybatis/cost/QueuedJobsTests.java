package dev.paranoid.mybatis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.MyBatisEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Jobs of one component wait for one another. Each reads as many rows as it would alone, however many wait. */
class QueuedJobsTests {

    private static final int FEW = 20;
    private static final int MANY = 80;
    private static final int STORIES = 5;
    private static final int ROWS = 100;
    private static final Caller CALLER = Caller.anonymous("test");

    @Test
    void eachReadsAsManyRowsHoweverManyWait() {
        Map<String, Long> few = readsOfAJob(FEW);
        Map<String, Long> many = readsOfAJob(MANY);

        System.out.println("Rows that a job reads: " + FEW + " in a row " + few + ", " + MANY + " " + many);
        assertThat(many)
                .allSatisfy((verb, rows) ->
                        assertThat(rows).as(verb).isPositive().isLessThan(2 * few.getOrDefault(verb, 0L)));
    }

    private static Map<String, Long> readsOfAJob(int jobs) {
        try (MyBatisEngine engine = MyBatisEngine.of(Demo.plain())) {
            JdbcTemplate jdbc = engine.jdbc();
            Demo.numbers(jdbc);
            Demo.fill(jdbc, "users", "id", "n + 1", jobs);
            Demo.fill(jdbc, "stories", "id, created_by", "n + 1, n % " + jobs + " + 1", jobs * STORIES);
            engine.dataSource().setMaximumPoolSize(1);
            engine.dataSource().getHikariPoolMXBean().softEvictConnections();
            Deletions deletions = engine.paranoid().deletions().inBackground();
            List<EntityRef> users =
                    IntStream.rangeClosed(1, jobs).mapToObj(Demo::user).toList();
            Map<String, Long> reads = new LinkedHashMap<>();
            delete(deletions, DeletionMode.SOFT, users);
            reads.put("soft delete", work(engine, jobs));
            users.forEach(user -> deletions
                    .restore(CALLER, Parents.REFUSE, List.of(user))
                    .get(0)
                    .orThrow());
            reads.put("restore", work(engine, jobs));
            delete(deletions, DeletionMode.HARD, users);
            reads.put("hard delete", work(engine, jobs));
            assertThat(engine.snapshot().rows()).isEmpty();
            return reads;
        }
    }

    private static void delete(Deletions deletions, DeletionMode mode, List<EntityRef> users) {
        deletions
                .delete(CALLER, mode, users.stream().map(DeleteRequest::of).toList())
                .forEach(answer -> answer.orThrow());
    }

    /** {@return how many rows each of the jobs has read, on average} */
    private static long work(MyBatisEngine engine, int jobs) {
        Background background = engine.paranoid().background().orElseThrow();
        List<JobId> open = engine.openJobs();
        assertThat(open).hasSize(jobs);
        long before = RowsRead.by(engine);
        for (JobId job : open) {
            long claim = background.claim(job);
            int chunks = 0;
            while (background.chunk(job, claim, ROWS, () -> false).isPresent()) {
                assertThat(chunks++).isLessThan(1_000);
            }
        }
        return (RowsRead.by(engine) - before) / jobs;
    }
}
