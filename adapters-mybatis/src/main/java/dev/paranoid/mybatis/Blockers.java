package dev.paranoid.mybatis;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what restricts, by deletion. */
final class Blockers {

    private final Map<DeletionId, List<Blocker>> found = new HashMap<>();

    void add(Relation relation, List<Amount> amounts, List<Sample> samples) {
        amounts.forEach(amount -> found.computeIfAbsent(new DeletionId(amount.deletion()), id -> new ArrayList<>())
                .add(new Blocker(
                        relation.child().name(),
                        relation.name(),
                        amount.amount(),
                        samples.stream()
                                .filter(sample -> sample.deletion() == amount.deletion())
                                .map(Sample::sample)
                                .toList())));
    }

    Map<DeletionId, List<Blocker>> found() {
        return found;
    }
}
