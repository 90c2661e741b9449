package dev.paranoid.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
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
import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.rest.answer.ProblemBody;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    void theDataOfARefusalKeepsItsShape() {
        DeletionId seven = new DeletionId(7);
        Holding hold = new Holding(3, "freeze", "users", "users/1", Optional.of("A-1"));
        Instant then = Instant.parse("2026-11-29T01:58:22.735246Z");

        assertThat(Stream.of(
                                new Restricted(List.of(new Blocker("orders", "orders.user_id", 2, List.of("10"))), 3),
                                new ParentDeleted(
                                        List.of(
                                                new HiddenBy(Optional.of(seven), USER),
                                                new HiddenBy(Optional.empty(), USER)),
                                        4,
                                        1),
                                new UniqueConflict(List.of(
                                        new Conflict("users", "users", "email", Optional.empty(), Optional.of("2")))),
                                new Held(List.of(hold), 5, 0, new TreeMap<>(Map.of("users", 1L))),
                                new HeldBack("later", "users", "No.", Optional.of(then)),
                                new HeldByForeignKey(Optional.of("fk"), Optional.empty()),
                                new HeldByForeignKey(Optional.empty(), Optional.empty()),
                                new PlanChanged(6),
                                new Purged(USER, seven),
                                new LockedByOthers(USER),
                                new RefusedByDatabase("No"))
                        .map(refusal -> BodyJson.MAPPER.writeValueAsString(
                                RefusalProblems.of(refusal).data())))
                .containsExactly(
                        "{'blockers':[{'type':'orders','relation':'orders.user_id','count':2,'sample':['10']}],'unseen':3}"
                                .replace('\'', '"'),
                        ("{'hiddenBy':[{'deletion':'7','type':'users','id':'1'},"
                                        + "{'deletion':null,'type':'users','id':'1'}],'total':4,'unseen':1}")
                                .replace('\'', '"'),
                        "{'conflicts':[{'type':'users','table':'users','key':'email','restored':null,'holder':'2'}]}"
                                .replace('\'', '"'),
                        ("{'total':5,'holds':[{'id':'3','kind':'freeze','type':'users','target':'users/1',"
                                        + "'caseId':'A-1'}],'gone':{'users':1}}")
                                .replace('\'', '"'),
                        "{'policy':'later','protects':'users','until':'2026-11-29T01:58:22.735246Z'}"
                                .replace('\'', '"'),
                        "{\"constraint\":\"fk\"}",
                        "{}",
                        "{\"total\":6}",
                        "{\"deletion\":\"7\"}",
                        "{\"retryAfter\":1}",
                        "{\"message\":\"No\"}");
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
