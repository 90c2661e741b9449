package dev.paranoid.application.port;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import java.util.List;
import java.util.Map;

/**
 * What hiding has done.
 *
 * @param took rows that each deletion marked, by name of the type, its root included; no zeros
 * @param blockers live children that restrict, by the deletion that marked their parent
 */
public record Hidden(Map<DeletionId, Map<String, Long>> took, Map<DeletionId, List<Blocker>> blockers) {}
