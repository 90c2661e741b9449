package dev.paranoid.mybatis.background;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.NewRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Those who ask at the same time, and other programs; and what they have met. */
final class Crowd {

    private static final Caller CALLER = Caller.anonymous("crowd");

    private final MyBatisEngine engine;
    private final Deletions deletions;
    private final Deletions shared;
    private final List<EntityRef> rows;
    private final Map<String, Integer> met = new ConcurrentHashMap<>();
    private final Map<String, String> moved = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> everMoved = new ConcurrentHashMap<>();

    Crowd(MyBatisEngine engine, List<EntityRef> rows) {
        this.engine = engine;
        this.deletions = engine.paranoid().deletions();
        this.shared = engine.sharing().paranoid().deletions();
        this.rows = List.copyOf(rows);
    }

    Map<String, Integer> met() {
        return met;
    }

    /** What others have set foreign keys to, by type, id and column. */
    Map<String, String> moved() {
        return moved;
    }

    /** All that others have set foreign keys to, or tried to. */
    Set<String> everMoved(EntityRef row, String column) {
        return everMoved.getOrDefault(row + "." + column, Set.of());
    }

    void count(String what) {
        met.merge(what, 1, Integer::sum);
    }

    /** Random calls, the same for the same seed; every other caller shares transactions. */
    void ask(long seed, int calls) {
        Random random = new Random(seed);
        Deletions through = seed % 2 == 0 ? deletions : shared;
        for (int call = 0; call < calls; call++) {
            try {
                ask(through, random);
            } catch (Busy busy) {
                count("busy");
            }
        }
    }

    private void ask(Deletions through, Random random) {
        int dice = random.nextInt(100);
        if (dice < 45) {
            told(through.delete(CALLER, DeletionMode.SOFT, requests(random)));
        } else if (dice < 48) {
            told(through.delete(CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(any(random)))));
            count("hard deletes");
        } else {
            restore(through, random);
        }
    }

    private List<DeleteRequest> requests(Random random) {
        List<DeleteRequest> requests = new ArrayList<>();
        for (int row = 0; row <= random.nextInt(3); row++) {
            requests.add(DeleteRequest.of(any(random)));
        }
        return requests;
    }

    private EntityRef any(Random random) {
        return rows.get(random.nextInt(rows.size()));
    }

    private void restore(Deletions through, Random random) {
        List<Parents> all = List.of(Parents.values());
        Parents parents = all.get(random.nextInt(all.size()));
        List<Answer<Restoration>> answers = told(through.restore(CALLER, parents, List.of(any(random), any(random))));
        answers.forEach(answer -> {
            if (answer instanceof Granted<Restoration> granted
                    && granted.value().job().isPresent()) {
                count("restores in the background");
                if (hadHidden(granted.value())) {
                    count("cancels");
                }
            }
        });
    }

    /** Whether the delete that is restored had not come to its end. */
    private boolean hadHidden(Restoration restoration) {
        return Boolean.TRUE.equals(engine.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) > 0 FROM paranoid_deletion d JOIN paranoid_job j ON j.id = d.job_id"
                                + " WHERE d.id = ? AND j.ended_at IS NULL",
                        Boolean.class,
                        restoration.deletion().value()));
    }

    private <T> List<Answer<T>> told(List<Answer<T>> answers) {
        answers.forEach(answer -> {
            if (answer instanceof Refused<?> refused) {
                count("refused: " + refused.refusal().code());
            } else {
                count("granted");
            }
        });
        return answers;
    }

    /** Another program moves rows to parents that are live, and have to stay so until it has done that. */
    void move(long seed, int times, String child, String column, String parent, int children, int parents) {
        Random random = new Random(seed);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(engine.dataSource()));
        for (int time = 0; time < times; time++) {
            int id = 1 + random.nextInt(children);
            int to = 1 + random.nextInt(parents);
            String cell = child + "/" + id + "." + column;
            everMoved
                    .computeIfAbsent(cell, any -> ConcurrentHashMap.newKeySet())
                    .add("" + to);
            try {
                boolean done = Boolean.TRUE.equals(transaction.execute(status -> isLive(parent, to)
                        && engine.jdbc()
                                        .update(
                                                "UPDATE " + child + " SET updated_at = updated_at, " + column
                                                        + " = ? WHERE id = ?",
                                                to,
                                                id)
                                > 0));
                if (done) {
                    moved.put(cell, "" + to);
                    count("moved");
                }
            } catch (DataAccessException inTheWay) {
                count("not moved");
            }
        }
    }

    private boolean isLive(String parent, int id) {
        return !engine.jdbc()
                .queryForList(
                        "SELECT id FROM " + parent + " WHERE id = ? AND deleted_at IS NULL LOCK IN SHARE MODE", id)
                .isEmpty();
    }

    /** Another program takes values that hidden rows had. */
    void take(long seed, int times, int users) {
        Random random = new Random(seed);
        for (int time = 0; time < times; time++) {
            try {
                engine.insert(List.of(
                        NewRow.of("users", "" + (1000 + time)).with("note", "u" + (1 + random.nextInt(users)))));
                count("values taken");
            } catch (DataAccessException there) {
                count("values not taken");
            }
        }
    }

    /** Lifts everything; {@return whether anything was active} */
    boolean lift() {
        List<EntityRef> roots = engine.jdbc()
                .query(
                        "SELECT root_type, CONVERT(root_key USING utf8mb4) FROM paranoid_deletion"
                                + " WHERE state = 'ACTIVE' ORDER BY id LIMIT 200",
                        (row, number) -> new EntityRef(row.getString(1), row.getString(2)));
        if (!roots.isEmpty()) {
            deletions.restore(CALLER, Parents.RESTORE, roots);
        }
        return !roots.isEmpty();
    }
}
