package dev.paranoid.mybatis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.background.Background.Chunk;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.MyBatisEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A slice reads as many rows at the end of a table as at its beginning: about as many as it changes, whatever was done before.
 * The server counts the rows. One user has 6,000 stories, with two reviews each.
 */
class SliceCostTests {

    private static final int STORIES = 6_000;
    private static final int ROWS = 100;

    /** Rows read for each row of a slice: each of several statements reads it, by an index and in the table. */
    private static final int READS_OF_A_ROW = 40;

    private static final Caller CALLER = Caller.anonymous("test");
    private static final MyBatisEngine ENGINE = MyBatisEngine.of(Demo.plain());

    @BeforeAll
    static void fill() {
        JdbcTemplate jdbc = ENGINE.jdbc();
        Demo.numbers(jdbc);
        Demo.fill(jdbc, "users", "id", "n + 1", 10);
        Demo.fill(jdbc, "stories", "id, created_by", "n + 1, 1", STORIES);
        Demo.fill(
                jdbc, "reviews", "id, created_by, story_id", "n + 1, 2 + n % 8, n % " + STORIES + " + 1", 2 * STORIES);
        List.of("users", "stories", "reviews").forEach(table -> jdbc.queryForList("ANALYZE TABLE " + table));
        ENGINE.dataSource().setMaximumPoolSize(1);
        ENGINE.dataSource().getHikariPoolMXBean().softEvictConnections();
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void isTheSameAtTheBeginningAndAtTheEnd() {
        Deletions deletions = ENGINE.paranoid().deletions().inBackground();
        deletions.delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(Demo.user(1))));
        bounded();
        deletions.restore(CALLER, Parents.REFUSE, List.of(Demo.user(1)));
        bounded();
        deletions.delete(CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(Demo.user(1))));
        bounded();
    }

    private static void bounded() {
        List<Long> reads = reads();
        assertThat(reads).hasSizeGreaterThan(3 * STORIES / ROWS);
        assertThat(reads).allMatch(rows -> rows <= (long) READS_OF_A_ROW * ROWS, "no more than a slice is worth");
    }

    /** {@return rows that each chunk has read, but for those where what was collected is counted} */
    private static List<Long> reads() {
        Background background = ENGINE.paranoid().background().orElseThrow();
        JobId job = ENGINE.lastJob();
        long claim = background.claim(job);
        List<Long> reads = new ArrayList<>();
        Optional<Job> last = Optional.empty();
        Optional<Job> next;
        do {
            long before = RowsRead.by(ENGINE);
            next = background.chunk(job, claim, ROWS, () -> true).map(Chunk::job);
            long read = RowsRead.by(ENGINE) - before;
            if (stage(last).equals(stage(next))) {
                reads.add(read);
            }
            last = next;
        } while (next.isPresent());
        return reads;
    }

    private static Optional<Job.Stage> stage(Optional<Job> job) {
        return job.map(each -> each.state().stage());
    }
}
