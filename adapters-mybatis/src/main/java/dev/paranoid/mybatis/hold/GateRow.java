package dev.paranoid.mybatis.hold;

import dev.paranoid.application.port.hold.HeldTypes;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gate.
 *
 * @param placed how often holds were placed
 * @param openHolds how many are open, by kind and type, as JSON
 */
record GateRow(long placed, String openHolds) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Map<String, Map<String, Long>> open() {
        return openHolds.equals("{}")
                ? new TreeMap<>()
                : JSON.readValue(openHolds, new TypeReference<TreeMap<String, Map<String, Long>>>() {});
    }

    HeldTypes heldTypes() {
        Map<HoldKind, Set<String>> types = new EnumMap<>(HoldKind.class);
        open().forEach((kind, byType) -> types.put(HoldKind.valueOf(kind), Set.copyOf(byType.keySet())));
        return new HeldTypes(placed, types);
    }

    /** {@return how many are open when these are added, or taken away} */
    String with(Collection<Hold> holds, long sign) {
        Map<String, Map<String, Long>> open = open();
        holds.forEach(hold -> open.computeIfAbsent(hold.kind().name(), kind -> new TreeMap<>())
                .merge(hold.target().type(), sign, Long::sum));
        open.values().forEach(byType -> byType.values().removeIf(count -> count <= 0));
        open.values().removeIf(Map::isEmpty);
        return JSON.writeValueAsString(open);
    }
}
