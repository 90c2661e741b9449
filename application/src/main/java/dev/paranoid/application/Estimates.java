package dev.paranoid.application;

import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Tallies;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many rows a job is going to touch, before it knows. */
final class Estimates {

    private final Plans plans;

    Estimates(Plans plans) {
        this.plans = plans;
    }

    /** Once, at the beginning of a job. */
    void add(Job job, Chunk chunk) {
        Tallies tallies = job.state().tallies();
        if (!tallies.expected().isEmpty() || chunk.remaining().isEmpty()) {
            return;
        }
        Phase phase = job.state().task().phase();
        switch (phase) {
            case LOOK, FREE -> {
                if (job.state().task().activity() == Activity.LIFTING) {
                    chunk.current().forEach(deletion -> tallies.expect(deletion.id(), deletion.took(), false));
                } else {
                    reached(chunk, tallies, true);
                }
            }
            case HIDE -> reached(chunk, tallies, true);
            case COLLECT -> reached(chunk, tallies, false);
            case WAIT, AGAIN, UNDO, REMOVE, FORGET -> {}
        }
    }

    /** Of several that began together, each is taken for as large as the others. */
    private void reached(Chunk chunk, Tallies tallies, boolean hides) {
        List<Deletion> deletions = chunk.current();
        List<EntityRef> roots = deletions.stream().map(Deletion::root).toList();
        Map<String, Long> all = chunk.slices().estimate(hides ? plans.hide(roots) : plans.remove(roots), roots);
        Map<String, Long> each = new HashMap<>();
        all.forEach((type, rows) -> each.put(type, Math.max(1, rows / roots.size())));
        deletions.forEach(deletion -> tallies.expect(deletion.id(), each, false));
    }
}
