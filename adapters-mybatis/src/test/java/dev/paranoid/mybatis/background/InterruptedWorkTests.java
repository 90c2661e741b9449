package dev.paranoid.mybatis.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The database fails while a node works, and is there again at once. */
@ExtendWith(OutputCaptureExtension.class)
class InterruptedWorkTests {

    private static final EntityRef USER = new EntityRef("users", "1");
    private static final String COMPONENT = "users";
    private static final int FAILURES = 6;

    private final MyBatisEngine engine = MyBatisEngine.inBackground(
            TestSchema.of(EntityGraph.of(List.of(EntityType.paranoid("users")), List.of())), DeletionRules.NONE, 1);
    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeEach
    void begin() {
        engine.insert(List.of(NewRow.of(USER)));
        engine.paranoid()
                .deletions()
                .inBackground()
                .delete(Caller.anonymous("test"), DeletionMode.HARD, List.of(DeleteRequest.of(USER)))
                .get(0)
                .orThrow();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Background interrupted() {
        if (Thread.currentThread().getName().startsWith("paranoid-background")
                && attempts.incrementAndGet() <= FAILURES) {
            throw new Unavailable("The connection was cut", Duration.ofSeconds(2), null);
        }
        return engine.paranoid().background().orElseThrow();
    }

    /** Each of them once kept it waiting for seconds, and twice as long as the one before. */
    @Test
    void workIsSoonTriedAgain(CapturedOutput output) {
        Node node = Node.with(engine, this::interrupted);
        try {
            Node.await("the job has ended", () -> engine.openJobs().isEmpty());
        } finally {
            node.close();
        }
        assertThat(attempts).hasValueGreaterThan(FAILURES);
        assertThat(output).doesNotContain("ERROR");
    }

    @Test
    void aNodeThatCouldNotGiveWorkBackTakesItAgainAndNoOtherDoes() {
        Components ours = components();
        Components others = components();
        assertThat(ours.take(COMPONENT)).isTrue();

        assertThat(others.waiting()).isEmpty();
        assertThat(others.take(COMPONENT)).isFalse();
        assertThat(ours.waiting()).containsExactly(COMPONENT);
        assertThat(ours.take(COMPONENT)).isTrue();
    }

    private Components components() {
        return new Components(new Statements(engine.dataSource()).mapper(WorkerMapper.class), "host");
    }
}
