package dev.paranoid.application.background.spread;

import dev.paranoid.domain.EntityType;
import java.util.HashMap;
import java.util.Map;

/** About how many children rows of a type have, so that a slice of parents has about as many as is wanted. */
final class FanOut {

    private final Map<EntityType, Double> seen = new HashMap<>();

    synchronized int parents(EntityType type, int rows) {
        return (int) Math.max(1, rows / (1 + seen.getOrDefault(type, 1.0)));
    }

    synchronized void saw(EntityType type, int parents, long children) {
        seen.merge(type, (double) children / parents, (old, now) -> (3 * old + now) / 4);
    }
}
