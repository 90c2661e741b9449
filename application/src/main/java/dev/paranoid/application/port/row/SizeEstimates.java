package dev.paranoid.application.port.row;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.plan.Stage;
import java.util.List;
import java.util.Map;

/** About how large things are. Reads no rows. */
@FunctionalInterface
public interface SizeEstimates {

    /**
     * {@return about how many rows these stages reach from that root, by name of the type, the root itself counted} As far off
     * as the database's statistics are.
     *
     * @param root a row, which need not exist
     * @param stages from the root's type downwards, parents before children
     */
    Map<String, Long> below(EntityRef root, List<Stage> stages);
}
