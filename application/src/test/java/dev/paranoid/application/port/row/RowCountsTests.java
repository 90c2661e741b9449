package dev.paranoid.application.port.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowCountsTests {

    private static final DeletionId ONE = new DeletionId(1);
    private static final DeletionId TWO = new DeletionId(2);
    private static final Hider HIDER = new Hider(Optional.of(TWO), new EntityRef("users", "1"));

    private static RowCounts counted() {
        RowCounts counts = RowCounts.none();
        counts.add(ONE, "users", 2);
        counts.handOver(ONE, "stories", HIDER);
        return counts;
    }

    @Test
    void whatWasDoneIsWhatBecameLiveAndWhatWasHandedOver() {
        assertThat(counted().of(ONE)).isEqualTo(Map.of("users", 2L));
        assertThat(counted().done(ONE)).isEqualTo(Map.of("users", 2L, "stories", 1L));
        assertThat(counted().done(TWO)).isEmpty();
    }

    @Test
    void whatOthersCountedTakesThePlaceOfWhatWasCountedHere() {
        RowCounts here = RowCounts.none();
        here.add(ONE, "reviews", 7);
        here.add(TWO, "users", 1);

        here.takeOver(ONE, counted());
        here.takeOver(TWO, RowCounts.none());

        assertThat(here).isEqualTo(counted());
        here.add(ONE, "users", 1);
        assertThat(here.to()).isEqualTo(Map.of(1L, Set.of(HIDER)));
        assertThat(counted().of(ONE)).isEqualTo(Map.of("users", 2L));
    }

    @Test
    void aCopyDoesNotFollow() {
        RowCounts counts = counted();
        RowCounts copy = counts.copy();
        counts.add(ONE, "users", 1);

        assertThat(copy).isEqualTo(counted());
    }
}
