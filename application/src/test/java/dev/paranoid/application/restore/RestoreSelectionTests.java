package dev.paranoid.application.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.RestoreClash;
import dev.paranoid.application.port.row.StoredEntity;
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

class RestoreSelectionTests {

    private static final HiddenBy GRANDPARENT = root(1);
    private static final HiddenBy PARENT = root(2);
    private static final HiddenBy CHILD = root(3);

    @Test
    void aDeletionThatTheSameCallLiftsIsNotInTheWay() {
        List<RestoreItem> both = List.of(item(CHILD, PARENT), item(PARENT));

        assertThat(RestoreSelection.refusals(Parents.REFUSE, both)).isEmpty();
    }

    @Test
    void whatIsLeftOutIsInTheWayOfTheOthersAgain() {
        List<RestoreItem> both = List.of(item(CHILD, PARENT), item(PARENT, GRANDPARENT));

        assertThat(RestoreSelection.refusals(Parents.REFUSE, both)).containsOnlyKeys(CHILD.root(), PARENT.root());
    }

    @Test
    void aRowThatIsNoRootCannotBeLiftedAlone() {
        RestoreItem member = new RestoreItem(stored(CHILD.root()), Optional.empty(), Set.of(PARENT), Set.of(PARENT));

        assertThat(RestoreSelection.refusals(Parents.LIFT, List.of(member))).containsOnlyKeys(CHILD.root());
        assertThat(RestoreSelection.refusals(Parents.RESTORE, List.of(member))).isEmpty();
    }

    @Test
    void theFirstThatWantsAValueGetsIt() {
        RestoreClash clash = new RestoreClash(conflict(), Set.of(new DeletionId(1)), Set.of(new DeletionId(2)));

        assertThat(RestoreSelection.clashing(List.of(PARENT.root(), GRANDPARENT.root()), lifts(), List.of(clash)))
                .containsOnlyKeys(GRANDPARENT.root());
    }

    @Test
    void aRowThatOnlyTwoLiftsBringBackClashesWithTheSecond() {
        RestoreClash clash = new RestoreClash(conflict(), Set.of(new DeletionId(1), new DeletionId(2)), Set.of());

        assertThat(RestoreSelection.clashing(List.of(GRANDPARENT.root(), PARENT.root()), lifts(), List.of(clash)))
                .containsOnlyKeys(PARENT.root());
    }

    @Test
    void whatNeedsAnotherIsJudgedWithIt() {
        RestoreItem child = item(CHILD, PARENT);
        RestoreItem grandparent = item(GRANDPARENT);
        RestoreItem parent = item(PARENT);

        assertThat(RestoreSelection.groups(List.of(child, grandparent, parent), false))
                .containsExactlyInAnyOrder(List.of(child, parent), List.of(grandparent));
    }

    @Test
    void groupsThatCompeteForValuesKeepTheOrderOfTheirItems() {
        RestoreItem first = item(root(4));
        RestoreItem child = item(CHILD, PARENT);
        RestoreItem between = item(GRANDPARENT);
        RestoreItem parent = item(PARENT);
        RestoreItem last = item(root(5));

        assertThat(RestoreSelection.groups(List.of(first, child, between, parent, last), true))
                .containsExactly(List.of(first), List.of(child, between, parent), List.of(last));
    }

    @Test
    void aRestoreThatWasAskedForBeforeIsWaitedFor() {
        RestoreItem waiting = new RestoreItem(stored(CHILD.root()), Optional.of(CHILD), Set.of(PARENT), Set.of());

        assertThat(RestoreSelection.refusals(Parents.REFUSE, List.of(waiting))).isEmpty();
        assertThat(waiting.waits(Parents.REFUSE)).isTrue();
        assertThat(waiting.waits(Parents.LIFT)).isFalse();
    }

    private static Map<EntityRef, Set<DeletionId>> lifts() {
        return Map.of(
                GRANDPARENT.root(), Set.of(new DeletionId(1)),
                PARENT.root(), Set.of(new DeletionId(2)));
    }

    private static Conflict conflict() {
        return new Conflict("users", "users", "username", Optional.of("1"), Optional.of("2"));
    }

    private static RestoreItem item(HiddenBy own, HiddenBy... inTheWay) {
        return new RestoreItem(stored(own.root()), Optional.of(own), Set.of(inTheWay), Set.of(inTheWay));
    }

    private static StoredEntity stored(EntityRef row) {
        return new StoredEntity(row, Optional.of(Mark.of(new DeletionId(9), Instant.EPOCH)), Map.of());
    }

    private static HiddenBy root(long id) {
        return new HiddenBy(Optional.of(new DeletionId(id)), new EntityRef("users", Long.toString(id)));
    }
}
