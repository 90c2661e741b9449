package dev.paranoid.mybatis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.MyBatisEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A chunk of a purge reads as many rows at the end as at the beginning, although all expire at one moment and none may go. */
class PurgeChunkCostTests {

    private static final int USERS = 600;
    private static final PurgeLimits BY_TWENTY =
            new PurgeLimits(20, 1, Long.MAX_VALUE, Duration.ZERO, Duration.ofHours(1), Optional.empty());

    private static final Caller CALLER = Caller.anonymous("test");
    private static final MyBatisEngine ENGINE = MyBatisEngine.of(Demo.plain());

    @BeforeAll
    static void expireAllAtOnce() {
        JdbcTemplate jdbc = ENGINE.jdbc();
        Demo.numbers(jdbc);
        Demo.fill(jdbc, "users", "id", "n + 1", USERS);
        ENGINE.deletions()
                .delete(
                        CALLER,
                        DeletionMode.SOFT,
                        IntStream.rangeClosed(1, USERS)
                                .mapToObj(Demo::user)
                                .map(DeleteRequest::of)
                                .toList());
        ENGINE.holds().place(CALLER, List.of(HoldRequest.of(new On.Type("users"), HoldKind.PRESERVATION, "a lawsuit")));
        jdbc.update("UPDATE paranoid_deletion SET purge_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");
        ENGINE.dataSource().setMaximumPoolSize(1);
        ENGINE.dataSource().getHikariPoolMXBean().softEvictConnections();
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void isTheSameAtTheBeginningAndAtTheEnd() {
        List<Long> reads = new ArrayList<>();

        ENGINE.purge().run(BY_TWENTY, removed -> reads.add(RowsRead.by(ENGINE)));

        List<Long> ofChunks = IntStream.range(1, reads.size())
                .mapToObj(i -> reads.get(i) - reads.get(i - 1))
                .toList();
        assertThat(ENGINE.jdbc().queryForObject("SELECT COUNT(*) FROM paranoid_purge_blocked", Long.class))
                .isEqualTo(USERS);
        assertThat(ofChunks).hasSizeGreaterThanOrEqualTo(USERS / 20);
        long first = ofChunks.get(0);
        assertThat(ofChunks).allMatch(read -> read <= 2 * first, "no more than twice those of the first");
    }
}
