package dev.paranoid.mybatis.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However a chunk ends, others get its connection as it was: the server does not end it after a few seconds of silence. */
class SessionTimeoutTests {

    /** The sessions' own setting, which is not the server's. */
    private static final long USUAL = 4321;

    private static final MyBatisEngine ENGINE =
            MyBatisEngine.on(Demo.plain(), TestDatabase.fresh(4, "SET SESSION wait_timeout = " + USUAL));

    private static final AtomicInteger USERS = new AtomicInteger();

    private final Background background = ENGINE.paranoid().background().orElseThrow();
    private JobId job;

    @AfterAll
    static void drop() {
        TestDatabase.drop(ENGINE.dataSource());
    }

    @BeforeEach
    void delete() {
        ENGINE.jdbc().update("DELETE FROM paranoid_job");
        int user = USERS.incrementAndGet();
        ENGINE.jdbc().update("INSERT INTO users (id) VALUES (?)", user);
        ENGINE.paranoid()
                .deletions()
                .inBackground()
                .delete(Caller.anonymous("test"), DeletionMode.SOFT, List.of(DeleteRequest.of(Demo.user(user))));
        job = ENGINE.lastJob();
    }

    @Test
    void whenItIsDone() {
        long claim = background.claim(job);
        assertThat(background.chunk(job, claim, 10, () -> true)).isPresent();
        assertThat(silence()).isEqualTo(USUAL);
    }

    @Test
    void whenAnotherHasClaimedTheJob() {
        long claim = background.claim(job);
        background.claim(job);
        assertThat(background.chunk(job, claim, 10, () -> true)).isEmpty();
        assertThat(silence()).isEqualTo(USUAL);
    }

    @Test
    void whenItFails() {
        long claim = background.claim(job);
        IllegalStateException bug = new IllegalStateException("a bug");
        assertThatThrownBy(() -> background.chunk(job, claim, 10, () -> {
                    throw bug;
                }))
                .isSameAs(bug);
        assertThat(silence()).isEqualTo(USUAL);
    }

    /** Of the connection that this thread had last. */
    private static long silence() {
        return ENGINE.jdbc()
                .queryForList("SELECT @@SESSION.wait_timeout", Long.class)
                .get(0);
    }
}
