package dev.paranoid.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
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
import dev.paranoid.rest.answer.ProblemBody;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RefusalProblemsTests {

    private static final EntityRef USER = new EntityRef("users", "1");

    private static final List<Refusal> ONE_OF_EACH = List.of(
            new UnknownType("cats"),
            new Malformed("No."),
            new NotFound(USER),
            new NotParanoid("colors"),
            new Restricted(List.of()),
            new ParentDeleted(List.of(), 1),
            new UniqueConflict(List.of()),
            new NotDeleted(USER),
            new Purged(USER, new DeletionId(1)),
            new HeldBack("never", "users", "No.", Optional.empty()),
            new Held(List.of(), 1, 1, new TreeMap<>(Map.of("users", 1L))),
            new RefusedByDatabase("No"),
            new HeldByForeignKey(Optional.of("fk"), Optional.of("audits")),
            new PlanChanged(3),
            new TooManyRows(USER, 10_000),
            new InProgress(USER),
            new LockedByOthers(USER),
            new Forbidden("guest", "delete", "users"));

    @Test
    void everyRefusalHasACodeAndKeepsItsWords() {
        assertThat(ONE_OF_EACH.stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        new HashSet<>(Arrays.asList(Refusal.class.getPermittedSubclasses())));
        assertThat(ONE_OF_EACH)
                .allSatisfy(refusal -> assertThat(RefusalProblems.of(refusal))
                        .returns(refusal.code(), ProblemBody::code)
                        .returns(refusal.detail(), ProblemBody::detail)
                        .returns(new DeletionRefused(USER, refusal).status(), ProblemBody::status));
    }

    @Test
    void whatTheCallerMayNotSeeIsANumber() {
        assertThat(List.of(
                        RefusalProblems.of(new Restricted(List.of(), 3)),
                        RefusalProblems.of(new ParentDeleted(List.of(), 5, 3)),
                        RefusalProblems.of(new UniqueConflict(List.of(), 3))))
                .allSatisfy(problem -> assertThat(problem.data().unseen()).isEqualTo(3))
                .allSatisfy(problem -> assertThat(problem.detail()).contains("3 ", "that you may not see"));
        assertThat(RefusalProblems.of(new HeldBack("never", Refusal.UNSEEN, "No.", Optional.empty()))
                        .data()
                        .protects())
                .isNull();
    }
}
