package dev.paranoid.testkit.equivalence;

import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;

/** All that is needed to understand a run that failed, and to repeat it. */
final class FailureReport {

    private FailureReport() {}

    static String of(long seed, TestSchema schema, List<?> done, Throwable failure) {
        StringBuilder story = new StringBuilder("Again with -D" + Equivalence.SEED + "=" + seed + "\n");
        schema.tables().values().forEach(table -> story.append(table).append('\n'));
        schema.graph()
                .relations()
                .forEach(relation -> story.append(relation)
                        .append(": soft ")
                        .append(relation.onSoftDelete())
                        .append(", hard ")
                        .append(relation.onHardDelete())
                        .append(relation.nullable() ? "\n" : ", not null\n"));
        for (int step = 0; step < done.size(); step++) {
            story.append(step + 1).append(". ").append(done.get(step)).append('\n');
        }
        return story.append(failure).toString();
    }
}
