package dev.paranoid.testkit.contract.scenario;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The verbs of a test; rows are written {@code users/1}. The law is checked after each. */
public final class Scenario {

    public static final Caller CALLER = Caller.anonymous("test");

    private final Engine engine;

    public Scenario(Engine engine) {
        this.engine = engine;
    }

    public static EntityRef ref(String row) {
        int slash = row.indexOf('/');
        return new EntityRef(row.substring(0, slash), row.substring(slash + 1));
    }

    public static List<EntityRef> refs(String... rows) {
        return Arrays.stream(rows).map(Scenario::ref).toList();
    }

    public Engine engine() {
        return engine;
    }

    public Scenario with(NewRow... rows) {
        engine.insert(List.of(rows));
        return this;
    }

    public void change(String row, String column, @Nullable Object value) {
        engine.updateColumn(ref(row), column, value);
    }

    public void removeFromOutside(String row) {
        engine.removeRow(ref(row));
    }

    public Answer<Deleted> tryDelete(DeletionMode mode, String row) {
        return tryDeleteAll(mode, row).get(0);
    }

    /** {@return the answer to a hard delete that this caller asks for} */
    public Answer<Deleted> tryRemove(Caller caller, String row) {
        return engine.deletions()
                .delete(caller, DeletionMode.HARD, List.of(DeleteRequest.of(ref(row))))
                .get(0);
    }

    public List<Answer<Deleted>> tryDeleteAll(DeletionMode mode, String... rows) {
        List<DeleteRequest> requests =
                refs(rows).stream().map(DeleteRequest::of).toList();
        List<Answer<Deleted>> answers = engine.deletions().delete(CALLER, mode, requests);
        Law.holds(engine);
        return answers;
    }

    public Deletion delete(String row) {
        return tryDelete(DeletionMode.SOFT, row).orThrow().deletion();
    }

    public Deletion remove(String row) {
        return tryDelete(DeletionMode.HARD, row).orThrow().deletion();
    }

    public Answer<Restoration> tryRestore(Parents parents, String row) {
        return tryRestoreAll(parents, row).get(0);
    }

    public List<Answer<Restoration>> tryRestoreAll(Parents parents, String... rows) {
        Supplier<List<Answer<Restoration>>> restore = () -> engine.deletions().restore(CALLER, parents, refs(rows));
        List<Answer<Restoration>> answers = rows.length == 1
                ? List.of(new Foretold(engine)
                        .of(parents, ref(rows[0]), () -> restore.get().get(0)))
                : restore.get();
        Law.holds(engine);
        return answers;
    }

    public Restoration restore(String row) {
        return restore(Parents.REFUSE, row);
    }

    public Restoration restore(Parents parents, String row) {
        return tryRestore(parents, row).orThrow();
    }

    public Answer<Restoration> tryRestore(Parents parents, DeletionId deletion) {
        Answer<Restoration> answer = new Foretold(engine)
                .of(parents, deletion, () -> engine.deletions().restore(CALLER, parents, deletion));
        Law.holds(engine);
        return answer;
    }

    public Answer<Deleted> tryPurge(DeletionId deletion) {
        Answer<Deleted> answer = engine.deletions().purge(CALLER, deletion);
        Law.holds(engine);
        return answer;
    }

    /** The rows that are live now, as text in order. */
    public String live() {
        return text(true);
    }

    /** The rows that are hidden now, as text in order. */
    public String hidden() {
        return text(false);
    }

    public Snapshot snapshot() {
        return engine.snapshot();
    }

    @Nullable
    public Object value(String row, String column) {
        return snapshot().value(ref(row), column);
    }

    /** The refusal that was answered, and only that kind will do. */
    public static <R extends Refusal> R refusal(Answer<?> answer, Class<R> kind) {
        return Optional.of(answer)
                .filter(Refused.class::isInstance)
                .map(refused -> ((Refused<?>) refused).refusal())
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> new AssertionError("Expected a " + kind.getSimpleName() + ", but got " + answer));
    }

    /** The codes of the answers, {@code ok} for a granted one. */
    public static List<String> codes(List<? extends Answer<?>> answers) {
        return answers.stream().map(Scenario::code).toList();
    }

    private static String code(Answer<?> answer) {
        return answer instanceof Granted<?>
                ? "ok"
                : refusal(answer, Refusal.class).code();
    }

    private String text(boolean live) {
        Snapshot now = snapshot();
        return now.rows().keySet().stream()
                .filter(row -> now.live(row) == live)
                .map(EntityRef::toString)
                .collect(Collectors.joining(" "));
    }
}
