package dev.paranoid.domain.plan;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.plan.Leg.Over;
import dev.paranoid.domain.plan.Leg.Over.Collected;
import dev.paranoid.domain.plan.Leg.Over.CollectedParents;
import dev.paranoid.domain.plan.Leg.Over.MarkedParents;
import dev.paranoid.domain.plan.Leg.Over.Members;
import dev.paranoid.domain.plan.PlanStep.ClearMark;
import dev.paranoid.domain.plan.PlanStep.Collect;
import dev.paranoid.domain.plan.PlanStep.Detach;
import dev.paranoid.domain.plan.PlanStep.FindConflicts;
import dev.paranoid.domain.plan.PlanStep.HandOver;
import dev.paranoid.domain.plan.PlanStep.LeaveHidden;
import dev.paranoid.domain.plan.PlanStep.LockMembers;
import dev.paranoid.domain.plan.PlanStep.LockParents;
import dev.paranoid.domain.plan.PlanStep.MarkChildren;
import dev.paranoid.domain.plan.PlanStep.PutBack;
import dev.paranoid.domain.plan.PlanStep.RefuseLiveChildren;
import dev.paranoid.domain.plan.PlanStep.RefuseRemaining;
import dev.paranoid.domain.plan.PlanStep.Remove;
import dev.paranoid.domain.plan.PlanStep.RemoveChildren;
import dev.paranoid.domain.plan.PlanStep.Repeat;
import dev.paranoid.domain.plan.PlanStep.Sever;
import dev.paranoid.domain.plan.PlanStep.Unlink;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cuts plans into legs: the same steps, in an order in which each can be executed for a slice of rows at a time. */
public final class Legs {
    private final CascadePlan plan;

    private Legs(CascadePlan plan) {
        this.plan = plan;
    }

    /** {@return a plan that hides or removes, step by step} */
    public static List<Leg> of(CascadePlan plan) {
        return new Legs(plan).stepByStep();
    }

    /** {@return the steps of a plan that lifts by which conflicts are found before any row is freed} */
    public static List<Leg> looking(CascadePlan lift, Predicate<EntityType> unique) {
        return types(lift)
                .filter(unique)
                .map(type -> leg(type, List.<PlanStep>of(new FindConflicts(type)), 0))
                .toList();
    }

    /**
     * {@return the steps of a plan that hides by which is collected what it would hide, and found what restricts, before any
     * row is hidden}
     */
    public static List<Leg> lookingAhead(CascadePlan hide) {
        return marking(of(hide)).stream()
                .map(leg ->
                        new Leg(new CollectedParents(((MarkedParents) leg.over()).relation()), leg.steps(), leg.back()))
                .toList();
    }

    /** {@return the legs of a plan that hides but for the last, which detach} */
    public static List<Leg> marking(List<Leg> hide) {
        return hide.stream()
                .filter(leg -> !(leg.steps().get(0) instanceof Detach))
                .toList();
    }

    /** {@return whether anything restricts what the plan hides} */
    public static boolean restricts(CascadePlan hide) {
        return hide.steps().stream().anyMatch(RefuseLiveChildren.class::isInstance);
    }

    /** {@return the relations along which the plan removes children that a soft delete of their parent would have detached} */
    public static Set<Relation> removesDetached(CascadePlan remove) {
        return new Legs(remove)
                .flat()
                .flatMap(step -> step instanceof Collect collect ? Stream.of(collect.relation()) : Stream.empty())
                .filter(Relation::detaches)
                .collect(Collectors.toSet());
    }

    /** {@return the relations along which the plan detaches children that a hard delete of their parent would remove} */
    public static Set<Relation> detachesRemoved(CascadePlan hide) {
        return new Legs(hide)
                .flat()
                .flatMap(step -> step instanceof Detach detach ? Stream.of(detach.relation()) : Stream.empty())
                .filter(relation -> relation.onHardDelete() == OnDelete.CASCADE)
                .collect(Collectors.toSet());
    }

    /** {@return whether the plan collects all rows with an id that it removes, so that their number is known before} */
    public static boolean counts(CascadePlan remove) {
        return remove.steps().stream()
                .noneMatch(step -> step instanceof RemoveChildren children
                        && children.relation().child().identified());
    }

    /** {@return the types of the rows that a plan reaches that hides or removes} */
    public static Stream<EntityType> reached(CascadePlan plan) {
        return Stream.concat(plan.roots().stream(), new Legs(plan).flat().flatMap(step -> child(step).stream()));
    }

    private static Optional<EntityType> child(PlanStep step) {
        if (step instanceof MarkChildren mark) {
            return Optional.of(mark.relation().child());
        }
        return step instanceof Collect collect ? Optional.of(collect.relation().child()) : Optional.empty();
    }

    /** {@return those by which roots can be freed before anything else: not where types form a cycle} */
    public static List<Leg> freeingRoots(CascadePlan lift) {
        Legs legs = new Legs(lift);
        return legs.types()
                .filter(type -> lift.roots().contains(type) && !legs.circular(type))
                .map(type -> leg(type, legs.stepsOf(type), 0))
                .toList();
    }

    /** {@return the types whose rows a plan that lifts frees} */
    public static Stream<EntityType> types(CascadePlan lift) {
        return new Legs(lift).types();
    }

    /** {@return whether foreign keys are put back when a root becomes live} */
    public static boolean putsBack(CascadePlan lift) {
        return new Legs(lift)
                .flat()
                .anyMatch(step -> step instanceof PutBack putBack
                        && lift.roots().contains(putBack.relation().parent()));
    }

    /** {@return whether the plan reaches that type in a cycle, where the order of rows by key is not that of the tree} */
    public static boolean circular(CascadePlan lift, EntityType type) {
        return new Legs(lift).circular(type);
    }

    /** {@return all steps of a plan that lifts, type by type: when a type's turn comes, all above it are done} */
    public static List<Leg> freeing(CascadePlan lift) {
        return new Legs(lift).typeByType();
    }

    private List<Leg> stepByStep() {
        List<Leg> legs = new ArrayList<>();
        for (PlanStep step : plan.steps()) {
            if (step instanceof Repeat repeat) {
                for (int i = 0; i < repeat.steps().size(); i++) {
                    PlanStep inner = repeat.steps().get(i);
                    legs.add(new Leg(
                            over(inner), List.of(inner), i == repeat.steps().size() - 1 ? i + 1 : 0));
                }
            } else {
                legs.add(new Leg(over(step), List.of(step), 0));
            }
        }
        return legs;
    }

    private static Over over(PlanStep step) {
        if (step instanceof MarkChildren mark) {
            return new MarkedParents(mark.relation());
        } else if (step instanceof RefuseLiveChildren refuse) {
            return new MarkedParents(refuse.relation());
        } else if (step instanceof Detach detach) {
            return new MarkedParents(detach.relation());
        } else if (step instanceof Collect collect) {
            return new CollectedParents(collect.relation());
        } else if (step instanceof RefuseRemaining refuse) {
            return new CollectedParents(refuse.relation());
        } else if (step instanceof Unlink unlink) {
            return new CollectedParents(unlink.relation());
        } else if (step instanceof RemoveChildren remove) {
            return new CollectedParents(remove.relation());
        } else if (step instanceof Sever sever) {
            return new Collected(sever.relation().child());
        } else if (step instanceof Remove remove) {
            return new Collected(remove.type());
        }
        throw new IllegalArgumentException("No step that goes slice by slice on its own: " + step);
    }

    private List<Leg> typeByType() {
        List<EntityType> all = types().toList();
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < all.size(); i += group(all, i).size()) {
            List<EntityType> group = group(all, i);
            if (circular(group.get(0))) {
                handOver(group, legs);
            }
            group.forEach(type -> legs.add(leg(type, stepsOf(type), 0)));
        }
        return legs;
    }

    /** The type at that place, with those after it up to the last that is in a cycle with it. */
    private List<EntityType> group(List<EntityType> all, int place) {
        int last = place;
        for (int i = place + 1; i < all.size(); i++) {
            last = together(all.get(place), all.get(i)) ? i : last;
        }
        return all.subList(place, last + 1);
    }

    /**
     * Types in a cycle are handed over to their fixpoint, for there the order of rows by key is not that of the tree: first
     * to deletions, and only then, where none arrives by any way, to what others hid.
     */
    private void handOver(List<EntityType> group, List<Leg> legs) {
        List<Predicate<PlanStep>> rounds =
                List.of(step -> !(step instanceof LeaveHidden), step -> !(step instanceof HandOver));
        List<EntityType> cycle = group.stream().filter(this::circular).toList();
        for (Predicate<PlanStep> round : rounds) {
            for (int i = 0; i < cycle.size(); i++) {
                legs.add(leg(cycle.get(i), handOvers(cycle.get(i), round), i == cycle.size() - 1 ? i + 1 : 0));
            }
        }
    }

    private boolean circular(EntityType type) {
        return repeats().anyMatch(repeat -> arrives(repeat, type));
    }

    private boolean together(EntityType one, EntityType other) {
        return repeats().anyMatch(repeat -> arrives(repeat, one) && arrives(repeat, other));
    }

    private Stream<Repeat> repeats() {
        return plan.steps().stream().filter(Repeat.class::isInstance).map(Repeat.class::cast);
    }

    private static boolean arrives(Repeat repeat, EntityType type) {
        return repeat.steps().stream()
                .anyMatch(step -> step instanceof HandOver handOver
                        && handOver.relation().child().equals(type));
    }

    private List<PlanStep> handOvers(EntityType type, Predicate<PlanStep> wanted) {
        return stepsOf(type).stream()
                .filter(step ->
                        !(step instanceof FindConflicts || step instanceof PutBack || step instanceof ClearMark))
                .filter(wanted)
                .toList();
    }

    private Stream<EntityType> types() {
        return plan.steps().stream().filter(ClearMark.class::isInstance).map(step -> ((ClearMark) step).type());
    }

    private List<PlanStep> stepsOf(EntityType type) {
        return flat().filter(step -> concerns(step, type)).toList();
    }

    private Stream<PlanStep> flat() {
        return plan.steps().stream()
                .flatMap(step -> step instanceof Repeat repeat ? repeat.steps().stream() : Stream.of(step));
    }

    private static boolean concerns(PlanStep step, EntityType type) {
        if (step instanceof LockMembers lock) {
            return lock.type().equals(type);
        } else if (step instanceof LockParents lock) {
            return lock.relation().child().equals(type);
        } else if (step instanceof HandOver handOver) {
            return handOver.relation().child().equals(type);
        } else if (step instanceof LeaveHidden leave) {
            return leave.relation().child().equals(type);
        } else if (step instanceof FindConflicts find) {
            return find.type().equals(type);
        } else if (step instanceof PutBack putBack) {
            return putBack.relation().parent().equals(type);
        } else if (step instanceof ClearMark clear) {
            return clear.type().equals(type);
        }
        throw new IllegalArgumentException("No step of a plan that lifts: " + step);
    }

    private static Leg leg(EntityType type, List<PlanStep> steps, int back) {
        return new Leg(new Members(type), steps, back);
    }
}
