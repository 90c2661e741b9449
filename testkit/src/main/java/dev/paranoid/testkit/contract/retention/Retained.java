package dev.paranoid.testkit.contract.retention;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.testkit.contract.scenario.Scenario;
import java.time.Duration;
import java.util.List;

/** Moves how long deletions are kept, and reads their history. */
final class Retained {

    static final Duration MONTH = Duration.ofDays(30);
    static final Duration DAY = Duration.ofDays(1);
    static final String WHY = "because";

    private Retained() {}

    static Answer<Deletion> change(Scenario scenario, Deletion deletion, RetentionChange change) {
        return change(scenario, Scenario.CALLER, deletion, change);
    }

    static Answer<Deletion> change(Scenario scenario, Caller caller, Deletion deletion, RetentionChange change) {
        return scenario.engine().retention().change(caller, deletion.id(), change);
    }

    static List<String> history(Scenario scenario, Deletion deletion) {
        return scenario.engine().retention().history(Scenario.CALLER, deletion.id()).orElseThrow().stream()
                .map(HistoryEntry::what)
                .map(HistoryEntry.What::word)
                .toList();
    }

    static HistoryEntry last(Scenario scenario, Deletion deletion) {
        List<HistoryEntry> all = scenario.engine()
                .retention()
                .history(Scenario.CALLER, deletion.id())
                .orElseThrow();
        return all.get(all.size() - 1);
    }

    /** May do one thing, and nothing else. */
    record Only(Verb verb) implements Caller {
        @Override
        public String name() {
            return "only " + verb.word();
        }

        @Override
        public String source() {
            return "test";
        }

        @Override
        public boolean may(Verb asked, String type) {
            return asked == verb || (asked == Verb.READ && verb != Verb.HOLD);
        }
    }
}
