package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.plan.PlanStep.MarkChildren;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way down from a root's type by which a plan that hides marks rows.
 *
 * @param links at least one, each with the child of the one before as its parent
 */
record Chain(List<Link> links) {

    /** Where there are more, each relation is looked at on its own. */
    private static final int MOST = 20;

    Chain {
        links = List.copyOf(links);
    }

    /** {@return all of a plan; none where it marks in a cycle, or where there are too many} */
    static List<Chain> of(Schema schema, CascadePlan plan) {
        if (plan.steps().stream().anyMatch(Repeat.class::isInstance)) {
            return List.of();
        }
        List<Link> links = plan.steps().stream()
                .filter(MarkChildren.class::isInstance)
                .map(step -> schema.link(((MarkChildren) step).relation()))
                .toList();
        List<Chain> chains = new ArrayList<>();
        plan.roots().forEach(root -> below(root, List.of(), links, chains));
        return chains.size() > MOST ? List.of() : chains;
    }

    private static void below(EntityType parent, List<Link> above, List<Link> links, Collection<Chain> chains) {
        links.stream()
                .filter(link -> link.relation().parent().equals(parent) && chains.size() <= MOST)
                .forEach(link -> {
                    List<Link> chain =
                            Stream.concat(above.stream(), Stream.of(link)).toList();
                    chains.add(new Chain(chain));
                    below(link.relation().child(), chain, links, chains);
                });
    }

    EntityTable root() {
        return links.get(0).parent();
    }
}
