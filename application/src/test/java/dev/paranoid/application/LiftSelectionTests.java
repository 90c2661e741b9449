package dev.paranoid.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.port.Freed.Clash;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiftSelectionTests {

    private static final HiddenBy GRANDPARENT = root(1);
    private static final HiddenBy PARENT = root(2);
    private static final HiddenBy CHILD = root(3);

    @Test
    void aDeletionThatTheSameCallLiftsIsNotInTheWay() {
        List<LiftItem> both = List.of(item(CHILD, PARENT), item(PARENT));

        assertThat(LiftSelection.refusals(Parents.REFUSE, both)).isEmpty();
    }

    @Test
    void whatIsLeftOutIsInTheWayOfTheOthersAgain() {
        List<LiftItem> both = List.of(item(CHILD, PARENT), item(PARENT, GRANDPARENT));

        assertThat(LiftSelection.refusals(Parents.REFUSE, both)).containsOnlyKeys(CHILD.root(), PARENT.root());
    }

    @Test
    void aRowThatIsNoRootCannotBeLiftedAlone() {
        LiftItem member = new LiftItem(stored(CHILD.root()), Optional.empty(), Set.of(PARENT));

        assertThat(LiftSelection.refusals(Parents.LIFT, List.of(member))).containsOnlyKeys(CHILD.root());
        assertThat(LiftSelection.refusals(Parents.RESTORE, List.of(member))).isEmpty();
    }

    @Test
    void theFirstThatWantsAValueGetsIt() {
        Clash clash = new Clash(conflict(), Set.of(new DeletionId(1)), Set.of(new DeletionId(2)));

        assertThat(LiftSelection.clashing(List.of(PARENT.root(), GRANDPARENT.root()), lifts(), List.of(clash)))
                .containsOnlyKeys(GRANDPARENT.root());
    }

    @Test
    void aRowThatOnlyTwoLiftsBringBackClashesWithTheSecond() {
        Clash clash = new Clash(conflict(), Set.of(new DeletionId(1), new DeletionId(2)), Set.of());

        assertThat(LiftSelection.clashing(List.of(GRANDPARENT.root(), PARENT.root()), lifts(), List.of(clash)))
                .containsOnlyKeys(PARENT.root());
    }

    private static Map<EntityRef, Set<DeletionId>> lifts() {
        return Map.of(
                GRANDPARENT.root(), Set.of(new DeletionId(1)),
                PARENT.root(), Set.of(new DeletionId(2)));
    }

    private static Conflict conflict() {
        return new Conflict("users", "users", "username", Optional.of("1"), Optional.of("2"));
    }

    private static LiftItem item(HiddenBy own, HiddenBy... inTheWay) {
        return new LiftItem(stored(own.root()), Optional.of(own), Set.of(inTheWay));
    }

    private static StoredEntity stored(EntityRef row) {
        return new StoredEntity(row, Optional.of(Instant.EPOCH), Optional.of(new DeletionId(9)));
    }

    private static HiddenBy root(long id) {
        return new HiddenBy(Optional.of(new DeletionId(id)), new EntityRef("users", Long.toString(id)));
    }
}
