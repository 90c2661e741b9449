package dev.paranoid.testkit.contract.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Page;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Deletions to look at, and who asked for them. */
public abstract class ListedDeletions extends ContractGroup {

    private static final DeletionQuery ALL = DeletionQuery.newest(500);

    public ListedDeletions(Engines engines) {
        super(engines);
    }

    /** Somebody with a name, who may do only one thing. */
    private record Somebody(String name, Verb right) implements Caller {
        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return verb == right;
        }
    }

    private static String roots(Scenario scenario, DeletionQuery query) {
        return scenario.engine().deletions().list(Scenario.CALLER, query).items().stream()
                .map(deletion -> deletion.root().toString())
                .collect(Collectors.joining(" "));
    }

    private static DeletionQuery query(
            Optional<String> type, Optional<String> id, Optional<DeletionState> state, Optional<String> actor) {
        return new DeletionQuery(type, id, state, actor, Optional.empty(), Optional.empty(), 500, Optional.empty());
    }

    /** Story 1 deleted, user 3 deleted and restored, story 3 removed. */
    private Scenario used() {
        Scenario scenario = tutorial();
        scenario.delete("stories/1");
        scenario.delete("users/3");
        scenario.restore("users/3");
        scenario.remove("stories/3");
        return scenario;
    }

    @Test
    void listsTheNewestFirst() {
        assertThat(roots(used(), ALL)).isEqualTo("stories/3 users/3 stories/1");
    }

    @Test
    void listsByTypeRowStateAndActor() {
        Scenario scenario = used();
        Optional<String> any = Optional.empty();

        assertThat(roots(scenario, query(Optional.of("stories"), any, Optional.empty(), any)))
                .isEqualTo("stories/3 stories/1");
        assertThat(roots(scenario, query(Optional.of("stories"), Optional.of("1"), Optional.empty(), any)))
                .isEqualTo("stories/1");
        assertThat(roots(scenario, query(any, any, Optional.of(DeletionState.LIFTED), any)))
                .isEqualTo("users/3");
        assertThat(roots(scenario, query(any, any, Optional.empty(), Optional.of("nobody"))))
                .isEmpty();
        assertThat(roots(scenario, query(any, any, Optional.empty(), Optional.of("anonymous"))))
                .isEqualTo("stories/3 users/3 stories/1");
    }

    @Test
    void listsByTimeFromThenAndBeforeThen() {
        Scenario scenario = used();
        Deletion last =
                scenario.engine().deletions().list(Scenario.CALLER, ALL).items().get(0);
        Optional<String> any = Optional.empty();

        DeletionQuery since = new DeletionQuery(
                any,
                any,
                Optional.empty(),
                any,
                Optional.of(last.deletedAt()),
                Optional.empty(),
                500,
                Optional.empty());
        DeletionQuery until = new DeletionQuery(
                any,
                any,
                Optional.empty(),
                any,
                Optional.empty(),
                Optional.of(last.deletedAt()),
                500,
                Optional.empty());

        assertThat(roots(scenario, since)).startsWith("stories/3");
        assertThat(roots(scenario, until)).doesNotContain("stories/3");
        assertThat(roots(scenario, since).length() + roots(scenario, until).length())
                .isBetween("stories/3 users/3 stories/1".length() - 1, "stories/3 users/3 stories/1".length());
    }

    @Test
    void pagesGoOnAfterTheLastDeletion() {
        Scenario scenario = used();

        Page<Deletion> first = scenario.engine().deletions().list(Scenario.CALLER, DeletionQuery.newest(2));
        Page<Deletion> second = scenario.engine()
                .deletions()
                .list(Scenario.CALLER, after(first.next().orElseThrow()));

        assertThat(first.items()).hasSize(2);
        assertThat(second.items())
                .extracting(deletion -> deletion.root().toString())
                .isEqualTo(List.of("stories/1"));
        assertThat(second.next()).isEmpty();
    }

    private static DeletionQuery after(String cursor) {
        Optional<String> any = Optional.empty();
        return new DeletionQuery(
                any,
                any,
                Optional.empty(),
                any,
                Optional.empty(),
                Optional.empty(),
                2,
                Optional.of(new DeletionId(Long.parseLong(cursor))));
    }

    @Test
    void remembersWhoAskedAndWhy() {
        Scenario scenario = tutorial();
        Caller ann = new Somebody("ann", Caller.Verb.DELETE);
        DeleteRequest request = new DeleteRequest(Scenario.ref("users/3"), Optional.of("Left – for good ☂"));

        Deletion deletion = scenario.engine()
                .deletions()
                .delete(ann, DeletionMode.SOFT, List.of(request))
                .get(0)
                .orThrow()
                .deletion();

        assertThat(deletion.actor()).isEqualTo("ann");
        assertThat(deletion.reason()).contains("Left – for good ☂");
        assertThat(scenario.engine().deletions().find(Scenario.CALLER, deletion.id()))
                .contains(deletion);
        assertThat(roots(scenario, query(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("ann"))))
                .isEqualTo("users/3");
    }

    @Test
    void whoHasNoRightChangesNothing() {
        Scenario scenario = tutorial();
        Caller ann = new Somebody("ann", Caller.Verb.DELETE);
        List<DeleteRequest> requests = List.of(DeleteRequest.of(Scenario.ref("users/3")));

        Scenario.refusal(
                scenario.engine()
                        .deletions()
                        .delete(ann, DeletionMode.HARD, requests)
                        .get(0),
                Forbidden.class);
        Deletion deletion = scenario.engine()
                .deletions()
                .delete(ann, DeletionMode.SOFT, requests)
                .get(0)
                .orThrow()
                .deletion();
        Deletions bin = scenario.engine().deletions();
        Scenario.refusal(bin.restore(ann, Parents.REFUSE, deletion.id()), NotFound.class);
        Scenario.refusal(bin.purge(ann, deletion.id()), NotFound.class);
        Caller reader = new Somebody("bob", Caller.Verb.READ);
        Scenario.refusal(bin.restore(reader, Parents.REFUSE, deletion.id()), Forbidden.class);
        Scenario.refusal(bin.purge(reader, deletion.id()), Forbidden.class);
        assertThat(scenario.hidden()).isEqualTo("reviews/4 users/3");
    }

    @Test
    void anIdThatCannotBeOneIsMalformed() {
        Scenario scenario = tutorial();

        for (String id : List.of("x", "01", "1.0", "+1", "1 ", "-0", "9223372036854775808", "99999999999999999999")) {
            Scenario.refusal(scenario.tryDelete(DeletionMode.SOFT, "users/" + id), Malformed.class);
            Scenario.refusal(scenario.tryRestore(Parents.REFUSE, "users/" + id), Malformed.class);
        }
    }

    @Test
    void aDeletionThatWasNeverThereIsNotFound() {
        assertThat(tutorial().engine().deletions().find(Scenario.CALLER, new DeletionId(Integer.MAX_VALUE)))
                .isEmpty();
    }

    /** Someone who may do everything, and read everything but users. */
    private record Blindfolded() implements Caller {

        @Override
        public String name() {
            return "blindfolded";
        }

        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return verb != Verb.READ || !type.equals("users");
        }
    }

    @Test
    void showsOnlyWhatTheCallerMayRead() {
        Scenario scenario = tutorial();
        Deletion ofStory = scenario.delete("stories/1");
        Deletion ofUser = scenario.delete("users/1");
        Deletions bin = scenario.engine().deletions();
        Caller blindfolded = new Blindfolded();

        assertThat(bin.list(blindfolded, DeletionQuery.newest(1)).items()).containsExactly(ofStory);
        assertThat(bin.list(blindfolded, DeletionQuery.newest(1)).next()).isEmpty();
        assertThat(bin.find(blindfolded, ofUser.id())).isEmpty();
        assertThat(bin.find(blindfolded, ofStory.id())).contains(ofStory);
        assertThat(Scenario.codes(List.of(
                        bin.restore(blindfolded, Parents.LIFT, ofUser.id()), bin.purge(blindfolded, ofUser.id()))))
                .containsExactly("not-found", "not-found");
        assertThat(scenario.live()).doesNotContain("users/1");
    }
}
