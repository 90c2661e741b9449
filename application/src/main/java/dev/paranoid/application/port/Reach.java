package dev.paranoid.application.port;

import dev.paranoid.domain.deletion.Refusal.Blocker;
import java.util.List;
import java.util.Map;

/**
 * What a delete would reach.
 *
 * @param takes rows that it would hide or remove, by name of the type
 * @param detaches children whose foreign key it would set to null, by name of the type
 * @param blockers children that restrict
 * @param complete whether the limit was not met, so that the counts are exact
 */
public record Reach(
        Map<String, Removed.Taken> takes, Map<String, Long> detaches, List<Blocker> blockers, boolean complete) {}
