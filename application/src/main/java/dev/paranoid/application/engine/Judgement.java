package dev.paranoid.application.engine;

import dev.paranoid.application.port.row.RowCounts.Collected;
import dev.paranoid.domain.ParanoidEntity;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.policy.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands in the way of a delete that was carried out up to the point of no return. */
public final class Judgement {

    private final DeletionRules rules;

    /**
     * A judgement by these rules.
     *
     * @param rules policies, retentions and their modes
     */
    public Judgement(DeletionRules rules) {
        this.rules = rules;
    }

    /** {@return policies and retentions} */
    public DeletionRules rules() {
        return rules;
    }

    /**
     * {@return whether a policy has a say in rows of that type}
     *
     * @param type name of the type
     */
    public boolean hasPolicy(String type) {
        return rules.policyOf(type) != DeletionPolicy.NONE;
    }

    /**
     * {@return all that stands in the way: blockers first, then what policies say, by type; none where nothing does}
     *
     * @param proposed what was asked
     * @param took rows that go, by name of the type
     * @param blockers children that restrict
     */
    public List<Refusal> of(Case proposed, Map<String, Collected> took, List<Blocker> blockers) {
        List<Refusal> refusals = new ArrayList<>();
        if (!blockers.isEmpty()) {
            refusals.add(new Restricted(blockers));
        }
        new TreeMap<>(took)
                .forEach((type, taken) ->
                        rules.policyOf(type).judge(proposed.of(type, taken)).ifPresent(refusals::add));
        return refusals;
    }

    /**
     * {@return the first of what stands in the way, in the order of {@link #of}}
     *
     * @param proposed what was asked
     * @param took rows that go, by name of the type
     * @param blockers children that restrict
     */
    public Optional<Refusal> first(Case proposed, Map<String, Collected> took, List<Blocker> blockers) {
        return of(proposed, took, blockers).stream().findFirst();
    }

    /**
     * One delete that is judged.
     *
     * @param mode soft or hard
     * @param root as it was before
     * @param actor who asks for it
     * @param now the time of the transaction
     */
    public record Case(DeletionMode mode, ParanoidEntity root, String actor, Instant now) {

        Proposal of(String type, Collected taken) {
            return new Proposal(mode, root, type, taken.rows(), taken.live(), taken.hiddenSince(), now, actor);
        }
    }
}
