package dev.paranoid.mybatis.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.NewRow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Times of one entry of the ledger are in order, also where it is closed by a transaction that read the clock before the one
 * that opened it, and waited for its locks.
 */
class LedgerTimesTests {

    private static final EntityRef TAG = new EntityRef("tags", "1");
    private static final Caller CALLER = Caller.anonymous("test");

    private final MyBatisEngine engine = MyBatisEngine.of(Demo.plain());
    private DeletionId deletion = new DeletionId(1);

    @BeforeEach
    void openInTheFuture() {
        engine.insert(List.of(NewRow.of(TAG)));
        deletion = engine.deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(TAG)))
                .get(0)
                .orThrow()
                .deletion()
                .id();
        engine.jdbc().update("UPDATE paranoid_deletion SET deleted_at = deleted_at + INTERVAL 2 SECOND");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void closedWhenItOpened(String state) {
        assertThat(engine.jdbc()
                        .queryForList("SELECT state FROM paranoid_deletion WHERE closed_at = deleted_at", String.class))
                .containsExactly(state);
    }

    @Test
    void ofALift() {
        engine.deletions().restore(CALLER, Parents.REFUSE, deletion).orThrow();
        closedWhenItOpened("LIFTED");
    }

    @Test
    void ofAPurge() {
        engine.deletions().delete(CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(TAG)));
        assertThat(engine.jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM paranoid_deletion WHERE closed_at < deleted_at", Integer.class))
                .isZero();
        assertThat(engine.jdbc()
                        .queryForList(
                                "SELECT state FROM paranoid_deletion WHERE closed_at = deleted_at ORDER BY id",
                                String.class))
                .first()
                .isEqualTo("PURGED");
    }
}
