package dev.paranoid.application.port.row;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.plan.Stage;
import java.util.List;
import java.util.Map;

/** About how large things are. Reads no rows. */
@FunctionalInterface
public interface SizeEstimates {

    /** {@return about how many rows these stages reach from that root, by name of the type} */
    Map<String, Long> below(EntityRef root, List<Stage> stages);
}
