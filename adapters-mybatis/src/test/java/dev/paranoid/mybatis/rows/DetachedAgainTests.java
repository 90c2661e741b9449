package dev.paranoid.mybatis.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Another program assigned a note to a hidden user again, from whom it had been detached, and a deletion comes by once more. */
class DetachedAgainTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final MyBatisEngine ENGINE = MyBatisEngine.of(Demo.withEveryAction());

    private final Deletions deletions = ENGINE.paranoid().deletions();

    @AfterAll
    static void drop() {
        TestDatabase.drop(ENGINE.dataSource());
    }

    @Test
    void isRememberedOnceAndComesBack() {
        ENGINE.jdbc().update("INSERT INTO users (id) VALUES (1)");
        ENGINE.jdbc().update("INSERT INTO notes (id, assigned_to) VALUES (1, 1)");
        ENGINE.jdbc()
                .update("INSERT INTO paranoid_detached (relation, parent_type, parent_key, child_type, child_key)"
                        + " VALUES ('notes.assigned_to', 'users', '1', 'notes', '1')");
        delete();
        assertThat(assigned()).isEmpty();
        deletions.restore(CALLER, Parents.REFUSE, List.of(Demo.user(1)));
        assertThat(assigned()).containsExactly(1L);
    }

    private void delete() {
        assertThat(deletions.delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(Demo.user(1)))))
                .allMatch(Granted.class::isInstance);
    }

    private static List<Long> assigned() {
        return ENGINE.jdbc().queryForList("SELECT assigned_to FROM notes WHERE assigned_to IS NOT NULL", Long.class);
    }
}
