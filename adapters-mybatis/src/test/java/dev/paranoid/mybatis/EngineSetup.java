package dev.paranoid.mybatis;

import dev.paranoid.application.Feature;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.domain.policy.DeletionRules;
import java.util.Set;

/**
 * How an engine is put together.
 *
 * @param above more rows than these go on in the background
 * @param followed whether it is noted what those who follow are told
 * @param fresh whether the tables have to be made
 * @param batching how many rows a transaction is asked for that calls share
 * @param features which are used
 */
record EngineSetup(
        DeletionRules rules,
        long above,
        boolean followed,
        boolean fresh,
        FinalAnswers answers,
        int batching,
        Set<Feature> features) {

    private static final Set<Feature> ALL = Set.of(Feature.values());

    static EngineSetup of(DeletionRules rules, long above, boolean followed) {
        return new EngineSetup(rules, above, followed, true, FinalAnswers.NONE, 1, ALL);
    }

    static EngineSetup over(long above, FinalAnswers answers) {
        return new EngineSetup(DeletionRules.NONE, above, false, false, answers, 1, ALL);
    }

    EngineSetup sharing() {
        return new EngineSetup(rules, above, followed, fresh, answers, 100, features);
    }

    /** Its tables are made by migrations, and nobody takes copies of them. */
    EngineSetup plain() {
        return new EngineSetup(rules, above, followed, fresh, answers, batching, Set.of());
    }

    boolean copied() {
        return features.equals(ALL);
    }
}
