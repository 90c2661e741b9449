package dev.paranoid.testkit.contract.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.IdempotentCalls.Result;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.contract.scenario.ContractGroup;
import dev.paranoid.testkit.contract.scenario.Engines;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts that the ledger cannot keep are refused, by whatever way they come; those that it just can are kept whole. */
public abstract class LongTexts extends ContractGroup {

    /** Outside of the basic plane: two chars of Java, one character of the database. */
    private static final String CHARACTER = "\uD83D\uDE00";

    public LongTexts(Engines engines) {
        super(engines);
    }

    private record Named(String name, String source) implements Caller {

        @Override
        public boolean may(Verb verb, String type) {
            return true;
        }
    }

    @Test
    void aReasonIsKeptWholeOrItsItemIsRefused() {
        Scenario scenario = tutorial();
        DeleteRequest long1 = new DeleteRequest(Scenario.ref("users/1"), Optional.of(CHARACTER.repeat(1000)));
        DeleteRequest long2 = new DeleteRequest(Scenario.ref("users/2"), Optional.of(CHARACTER.repeat(1001)));

        var answers = scenario.engine().deletions().delete(Scenario.CALLER, DeletionMode.SOFT, List.of(long1, long2));

        assertThat(answers.get(0).orThrow().deletion().reason()).isEqualTo(long1.reason());
        assertThat(Scenario.refusal(answers.get(1), Malformed.class).detail()).contains("1000", "1001");
    }

    @Test
    void controlCharactersAreRefused() {
        Scenario scenario = tutorial();
        Snapshot before = scenario.snapshot();
        EntityRef user = Scenario.ref("users/1");
        for (String character : List.of(
                "\n", "\r", "\t", "\0", "\u001B", "\u007F", "\u0085", "\u2028", "\u202E", "\u2066", "\u200E", "\u200F",
                "\u061C", "\u200B", "\uFEFF", "\u00AD")) {
            String text = "a" + character + "b";
            DeleteRequest why = new DeleteRequest(user, Optional.of(text));
            var deletions = scenario.engine().deletions();
            assertThat(Scenario.refusal(
                                    deletions
                                            .delete(Scenario.CALLER, DeletionMode.SOFT, List.of(why))
                                            .get(0),
                                    Malformed.class)
                            .detail())
                    .startsWith("A reason has no control characters");
            Scenario.refusal(
                    deletions
                            .delete(new Named(text, "test"), DeletionMode.HARD, List.of(DeleteRequest.of(user)))
                            .get(0),
                    Malformed.class);
        }
        assertThat(scenario.snapshot()).isEqualTo(before);
    }

    @Test
    void aCallerIsKeptWholeOrRefused() {
        Scenario scenario = tutorial();
        Caller longest = new Named(CHARACTER.repeat(255), "s".repeat(32));
        List<DeleteRequest> user = List.of(DeleteRequest.of(Scenario.ref("users/1")));

        Deletion deletion = scenario.engine()
                .deletions()
                .delete(longest, DeletionMode.SOFT, user)
                .get(0)
                .orThrow()
                .deletion();

        assertThat(deletion.actor()).isEqualTo(longest.name());
        Snapshot before = scenario.snapshot();
        for (Caller tooLong : List.of(new Named("n".repeat(300), "test"), new Named("n", "s".repeat(33)))) {
            var deletions = scenario.engine().deletions();
            Scenario.refusal(deletions.delete(tooLong, DeletionMode.HARD, user).get(0), Malformed.class);
            Scenario.refusal(
                    deletions
                            .restore(tooLong, Parents.REFUSE, Scenario.refs("users/1"))
                            .get(0),
                    Malformed.class);
            Scenario.refusal(deletions.restore(tooLong, Parents.REFUSE, deletion.id()), Malformed.class);
            Scenario.refusal(deletions.purge(tooLong, deletion.id()), Malformed.class);
            assertThat(scenario.engine()
                            .calls()
                            .once(tooLong, new RequestId("k"), "f", () -> new Reply(200, "", false)))
                    .isInstanceOf(Result.Refused.class);
        }
        assertThat(scenario.snapshot()).isEqualTo(before);
    }

    @Test
    void aPageHasItsBounds() {
        for (int limit : new int[] {0, -1, 501}) {
            assertThatThrownBy(() -> DeletionQuery.newest(limit)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(DeletionQuery.newest(500).limit()).isEqualTo(500);
    }
}
