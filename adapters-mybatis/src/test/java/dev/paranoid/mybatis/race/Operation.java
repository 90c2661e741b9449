package dev.paranoid.mybatis.race;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.testkit.Engine;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One thing to ask of an engine; rows are written {@code users/1}.
 *
 * @param name what it is
 * @param prepared looks up what it needs to know, and gives what asks and tells the answer's code, {@code ok} if granted
 */
public record Operation(String name, Function<Engine, Supplier<String>> prepared) {

    private static final Caller CALLER = Caller.anonymous("test");

    static Operation delete(String... rows) {
        return delete(DeletionMode.SOFT, rows);
    }

    static Operation remove(String... rows) {
        return delete(DeletionMode.HARD, rows);
    }

    private static Operation delete(DeletionMode mode, String... rows) {
        List<DeleteRequest> requests =
                refs(rows).stream().map(DeleteRequest::of).toList();
        return new Operation(
                mode + " " + List.of(rows),
                engine -> () -> codes(engine.deletions().delete(CALLER, mode, requests)));
    }

    static Operation restore(String... rows) {
        return restore(Parents.REFUSE, rows);
    }

    static Operation restore(Parents parents, String... rows) {
        return new Operation(
                parents + " " + List.of(rows),
                engine -> () -> codes(engine.deletions().restore(CALLER, parents, refs(rows))));
    }

    /** Places a hold on a row. */
    static Operation hold(HoldKind kind, String row) {
        return new Operation(
                kind + " " + row,
                engine -> () -> codes(engine.holds()
                        .place(CALLER, List.of(HoldRequest.of(new HoldRequest.On.Row(ref(row)), kind, "a lawsuit")))));
    }

    /** Purges the deletion that is active when this is prepared. */
    static Operation purge(String root) {
        return new Operation("PURGE " + root, engine -> {
            DeletionId active = active(engine, root);
            return () -> codes(List.of(engine.deletions().purge(CALLER, active)));
        });
    }

    /** Keeps the deletion for a day longer that is active when this is prepared. */
    static Operation extend(String root) {
        return new Operation("EXTEND " + root, engine -> {
            DeletionId active = active(engine, root);
            return () -> codes(List.of(engine.retention()
                    .change(CALLER, active, RetentionChange.extending(Duration.ofDays(1), "an audit"))));
        });
    }

    private static DeletionId active(Engine engine, String root) {
        return engine.snapshot().deletions().values().stream()
                .filter(deletion -> deletion.state().holds() && deletion.root().equals(ref(root)))
                .map(Deletion::id)
                .findFirst()
                .orElseThrow();
    }

    String on(Engine engine) {
        return prepared.apply(engine).get();
    }

    public static EntityRef ref(String row) {
        int slash = row.indexOf('/');
        return new EntityRef(row.substring(0, slash), row.substring(slash + 1));
    }

    private static List<EntityRef> refs(String... rows) {
        return List.of(rows).stream().map(Operation::ref).toList();
    }

    private static String codes(List<? extends Answer<?>> answers) {
        return String.join(" ", answers.stream().map(Operation::code).toList());
    }

    private static String code(Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused ? refused.refusal().code() : "ok";
    }

    @Override
    public String toString() {
        return name;
    }
}
