package dev.paranoid.application.restore;

import dev.paranoid.application.Parents;
import dev.paranoid.application.call.ConcurrentChange;
import dev.paranoid.application.call.Context;
import dev.paranoid.domain.EntityRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is restored together is judged together; groups are judged each by itself. */
final class RestoreGroups {

    private final Context context;

    RestoreGroups(Context context) {
        this.context = context;
    }

    /** {@return the rows in groups; where others change what hides them meanwhile, they are one} */
    List<List<EntityRef>> parts(Parents parents, List<EntityRef> rows) {
        try {
            return groups(parents, rows);
        } catch (ConcurrentChange changing) {
            return List.of(rows);
        }
    }

    private List<List<EntityRef>> groups(Parents parents, List<EntityRef> rows) {
        return context.transactions().undone(() -> {
            List<RestoreItem> items =
                    RestoreItems.load(context, parents, rows, true).of(rows);
            List<List<EntityRef>> parts = new ArrayList<>();
            Set<EntityRef> grouped = new HashSet<>();
            of(items)
                    .forEach(group ->
                            parts.add(group.stream().map(RestoreItem::ref).toList()));
            parts.forEach(grouped::addAll);
            rows.stream().filter(row -> !grouped.contains(row)).forEach(row -> parts.add(List.of(row)));
            return parts;
        });
    }

    /** {@return the items in groups, each of one component of types} */
    List<List<RestoreItem>> of(List<RestoreItem> items) {
        Map<String, List<RestoreItem>> byComponent = new LinkedHashMap<>();
        items.forEach(item -> byComponent
                .computeIfAbsent(context.graph().component(context.type(item.ref())), any -> new ArrayList<>())
                .add(item));
        return byComponent.entrySet().stream()
                .flatMap(each -> RestoreSelection.groups(each.getValue(), competing(each.getKey())).stream())
                .toList();
    }

    /** Whether several rows of the component may want the same unique value: the first gets it. */
    private boolean competing(String component) {
        return context.graph().types().stream()
                .anyMatch(type -> context.graph().component(type).equals(component)
                        && context.store().unique(type));
    }
}
