package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.plan.CascadePlan.Effect;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Draws which relations a plan follows. A type that was drawn before is named again, but not opened again. */
final class PlanTree {

    private final Effect effect;
    private final EntityGraph graph;
    private final Set<EntityType> drawn = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private PlanTree(Effect effect, EntityGraph graph) {
        this.effect = effect;
        this.graph = graph;
    }

    static String of(Effect effect, EntityGraph graph, Collection<EntityType> roots) {
        return new PlanTree(effect, graph).from(roots);
    }

    private String from(Collection<EntityType> roots) {
        roots.stream().sorted(Comparator.comparing(EntityType::name)).forEach(root -> {
            text.append(effect.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(root.name())
                    .append('\n');
            drawn.add(root);
            children(root, "");
        });
        return text.toString().stripTrailing();
    }

    private void children(EntityType parent, String indent) {
        List<Relation> relations = graph.below(parent).stream()
                .filter(relation -> effect == Effect.REMOVE || parent.paranoid())
                .toList();
        for (Relation relation : relations) {
            boolean last = relation.equals(relations.get(relations.size() - 1));
            line(relation, indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
        }
    }

    private void line(Relation relation, String branch, String deeper) {
        OnDelete action = effect == Effect.REMOVE ? relation.onHardDelete() : relation.onSoftDelete();
        boolean opens = action == OnDelete.CASCADE && drawn.add(relation.child());
        boolean opened = action == OnDelete.CASCADE && !opens;
        text.append(branch)
                .append(action.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .append(' ')
                .append(relation.child().name())
                .append(" (")
                .append(relation.column())
                .append(opened ? "), see above\n" : ")\n");
        if (opens) {
            children(relation.child(), deeper);
        }
    }
}
