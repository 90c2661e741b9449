package dev.paranoid.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.ParanoidEntity;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionPolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void neverRefusesBothKinds() {
        assertThat(DeletionPolicy.never().judge(proposal(DeletionMode.SOFT, 1, NOW)))
                .isPresent();
        assertThat(DeletionPolicy.never().judge(proposal(DeletionMode.HARD, 0, NOW)))
                .isPresent();
    }

    @Test
    void softOnlyRefusesRemoval() {
        assertThat(DeletionPolicy.softOnly().judge(proposal(DeletionMode.SOFT, 1, NOW)))
                .isEmpty();
        assertThat(DeletionPolicy.softOnly().judge(proposal(DeletionMode.HARD, 1, NOW)))
                .hasValueSatisfying(held -> assertThat(held.policy()).isEqualTo("soft-only"));
    }

    @Test
    void hardOnlyAfterRefusesLiveRows() {
        assertThat(DeletionPolicy.hardOnlyAfter(MONTH).judge(proposal(DeletionMode.HARD, 1, NOW)))
                .hasValueSatisfying(held -> assertThat(held.detail()).contains("1 are live"));
    }

    @Test
    void hardOnlyAfterTellsFromWhenItAllows() {
        Instant yesterday = NOW.minus(Duration.ofDays(1));

        assertThat(DeletionPolicy.hardOnlyAfter(MONTH).judge(proposal(DeletionMode.HARD, 0, yesterday)))
                .map(HeldBack::until)
                .contains(Optional.of(yesterday.plus(MONTH)));
        assertThat(DeletionPolicy.hardOnlyAfter(MONTH).judge(proposal(DeletionMode.HARD, 0, NOW.minus(MONTH))))
                .isEmpty();
    }

    @Test
    void ofTwoPoliciesTheFirstThatObjectsIsHeard() {
        DeletionPolicy few = proposal ->
                proposal.rows() > 2 ? DeletionPolicy.no(proposal, "at-most-2", "Too many at once.") : Optional.empty();

        assertThat(few.and(DeletionPolicy.softOnly()).judge(proposal(DeletionMode.HARD, 1, NOW)))
                .map(HeldBack::policy)
                .contains("at-most-2");
    }

    /** One of a team's own. */
    private record Ann(Instant since) implements ParanoidEntity {

        @Override
        public EntityRef ref() {
            return new EntityRef("users", "1");
        }

        @Override
        public Optional<Instant> deletedAt() {
            return Optional.of(since);
        }
    }

    private static Proposal proposal(DeletionMode mode, long live, Instant hiddenSince) {
        return new Proposal(mode, new Ann(hiddenSince), "stories", 3, live, Optional.of(hiddenSince), NOW);
    }
}
