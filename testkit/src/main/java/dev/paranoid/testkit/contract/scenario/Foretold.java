package dev.paranoid.testkit.contract.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.testkit.Engine;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Previews each restore of a deletion, and compares what was told with what then happens. */
final class Foretold {

    private final Engine engine;

    Foretold(Engine engine) {
        this.engine = engine;
    }

    /** {@return the answer to a restore of that row, which was foretold where it is the root of an active deletion} */
    Answer<Restoration> of(Parents parents, EntityRef root, Supplier<Answer<Restoration>> restore) {
        Optional<Deletion> own = engine
                .deletions()
                .list(
                        Scenario.CALLER,
                        new DeletionQuery(
                                Optional.of(root.type()),
                                Optional.of(root.id()),
                                Optional.of(DeletionState.ACTIVE),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                1,
                                Optional.empty()))
                .items()
                .stream()
                .findFirst();
        return own.isPresent() ? of(parents, own.get().id(), restore) : restore.get();
    }

    /** {@return the answer to a restore of that deletion, which was foretold} */
    Answer<Restoration> of(Parents parents, DeletionId deletion, Supplier<Answer<Restoration>> restore) {
        Answer<RestorePreview> preview = engine.deletions().previewRestore(Scenario.CALLER, parents, deletion);
        Answer<Restoration> answer = restore.get();
        if (answer instanceof Refused<Restoration> refused) {
            assertThat(refusals(preview)).as("foretold").contains(refused.refusal());
        } else {
            assertThat(told(preview.orThrow()))
                    .as("foretold")
                    .isEqualTo(happened(((Granted<Restoration>) answer).value()));
        }
        return answer;
    }

    private static List<Refusal> refusals(Answer<RestorePreview> preview) {
        return preview instanceof Refused<RestorePreview> refused
                ? List.of(refused.refusal())
                : preview.orThrow().refusals();
    }

    private static List<Object> told(RestorePreview preview) {
        return List.of(preview.restores(), preview.staysHidden(), preview.hiddenBy(), preview.refusals());
    }

    private static List<Object> happened(Restoration restoration) {
        return List.of(restoration.restored(), restoration.stillHidden(), restoration.hiddenBy(), List.of());
    }
}
