package dev.paranoid.mybatis.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.Request.Demand;
import dev.paranoid.application.request.Request.Head;
import dev.paranoid.application.request.Request.Lift;
import dev.paranoid.application.request.Request.Purge;
import dev.paranoid.application.request.Request.Restore;
import dev.paranoid.application.request.Request.Withdraw;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.deletion.Refusal.Holding;
import dev.paranoid.domain.deletion.Refusal.InProgress;
import dev.paranoid.domain.deletion.Refusal.LockedByOthers;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.NotParanoid;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.PlanChanged;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.TooManyRows;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.domain.deletion.Refusal.UnknownType;
import dev.paranoid.domain.deletion.Restoration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Answers of accepted requests wait in a table until the work is done, maybe for a later version. {@code outcomes1.jsonl} stays as
 * it is; who changes the form adds a file, and reads both.
 */
class OutcomeTextTests {

    private static final EntityRef USER = new EntityRef("users", "1");
    private static final DeletionId SEVEN = new DeletionId(7);
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00.000001Z");

    private static final List<Refusal> ONE_OF_EACH = List.of(
            new UnknownType("cats"),
            new Malformed("No."),
            new NotFound(USER),
            new NotParanoid("colors"),
            new Restricted(List.of(new Blocker("vaults", "vaults.story", 2, List.of("1", "2"))), 3),
            new ParentDeleted(List.of(new HiddenBy(Optional.of(SEVEN), USER)), 4, 3),
            new UniqueConflict(List.of(new Conflict("users", "users", "email", Optional.of("1"), Optional.empty())), 1),
            new NotDeleted(USER),
            new Purged(USER, SEVEN),
            new HeldBack("never", "users", "Users stay", Optional.of(NOW)),
            new Held(
                    List.of(new Holding(5, "freeze", "users", "users/1", Optional.of("case"))),
                    2,
                    1,
                    new TreeMap<>(Map.of("users", 1L))),
            new RefusedByDatabase("No"),
            new HeldByForeignKey(Optional.of("fk"), Optional.empty()),
            new PlanChanged(3),
            new TooManyRows(USER, 10_000),
            new InProgress(USER),
            new LockedByOthers(USER),
            new Forbidden("guest", "delete", "users"));

    private static List<Outcome> outcomes() {
        Deletion deletion = new Deletion(
                SEVEN,
                USER,
                DeletionMode.SOFT,
                DeletionState.ACTIVE,
                NOW,
                "ann",
                Optional.of("on request"),
                new TreeMap<>(Map.of("users", 1L, "stories", 4L)),
                Optional.of(NOW.plusSeconds(60)),
                Optional.of(Activity.HIDING));
        Restoration restoration = new Restoration(
                USER,
                SEVEN,
                false,
                new TreeMap<>(Map.of("stories", 3L)),
                new TreeMap<>(Map.of("users", 1L)),
                List.of(new HiddenBy(Optional.empty(), USER)),
                2,
                Optional.of(9L));
        List<Answer<Deleted>> deletions = Stream.concat(
                        Stream.of(Answer.granted(new Deleted(deletion, true, Optional.of(9L)))),
                        ONE_OF_EACH.stream().map(refusal -> Answer.<Deleted>refused(USER, refusal)))
                .toList();
        return List.of(
                outcome(new Delete(DeletionMode.HARD, List.of(USER), Optional.of("why")), deletions, List.of()),
                outcome(
                        new Restore(Parents.LIFT, List.of(USER)),
                        List.of(),
                        List.of(Answer.granted(restoration), Answer.refused(USER, new NotFound(USER)))),
                outcome(new Lift(Parents.REFUSE, SEVEN), List.of(), List.of()),
                outcome(new Withdraw(Parents.RESTORE, new RequestId("1")), List.of(), List.of()),
                outcome(new Purge(List.of(SEVEN)), List.of(), List.of()));
    }

    private static Outcome outcome(
            Demand demand, List<Answer<Deleted>> deletions, List<Answer<Restoration>> restorations) {
        Head head = new Head(new RequestId("42"), "digest", "users/1", Optional.of(NOW));
        return new Outcome(
                new Request(head, demand),
                Status.ACCEPTED,
                Optional.of("restricted"),
                Optional.of("Two vaults."),
                deletions,
                restorations,
                List.of());
    }

    private static List<String> golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OutcomeTextTests.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void namesEachRefusal() {
        assertThat(ONE_OF_EACH.stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        new HashSet<>(Arrays.asList(Refusal.class.getPermittedSubclasses())));
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        assertThat(golden("outcomes1.jsonl").stream().map(OutcomeText::read)).containsExactlyElementsOf(outcomes());
    }

    @Test
    void theSameOutcomeIsTheSameText() throws IOException {
        assertThat(outcomes().stream().map(OutcomeText::of)).containsExactlyElementsOf(golden("outcomes1.jsonl"));
    }
}
