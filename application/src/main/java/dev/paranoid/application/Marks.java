package dev.paranoid.application;

import dev.paranoid.application.port.Mark;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From the marks that rows bear to the deletions that they stand for. */
final class Marks {

    private Marks() {}

    /** {@return the distinct deletions; a mark of one that is not active counts as left by others} */
    static Set<HiddenBy> named(Collection<Mark> marks, Map<DeletionId, Deletion> known) {
        Set<HiddenBy> named = new HashSet<>();
        marks.stream().filter(mark -> !lifting(mark, known)).forEach(mark -> named.add(named(mark, known)));
        return named;
    }

    /** Rows of a deletion that is being lifted are as good as live. */
    private static boolean lifting(Mark mark, Map<DeletionId, Deletion> known) {
        return mark.holder()
                .map(known::get)
                .flatMap(Deletion::activity)
                .filter(Activity.LIFTING::equals)
                .isPresent();
    }

    private static HiddenBy named(Mark mark, Map<DeletionId, Deletion> known) {
        return mark.holder()
                .map(known::get)
                .filter(Deletion::active)
                .map(deletion -> new HiddenBy(Optional.of(deletion.id()), deletion.root()))
                .orElseGet(() -> new HiddenBy(Optional.empty(), mark.bearer()));
    }
}
