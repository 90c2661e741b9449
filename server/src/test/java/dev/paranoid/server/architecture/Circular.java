package dev.paranoid.server.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Dependencies on a package from which a way leads back. ArchUnit's own search for cycles overlooked the second of two
 * that have nothing to do with each other.
 */
final class Circular extends ArchCondition<JavaClass> {

    private final Map<String, Set<String>> dependencies = new HashMap<>();

    private Circular() {
        super("depend on a package that depends on theirs");
    }

    static ArchCondition<JavaClass> dependency() {
        return new Circular();
    }

    @Override
    public void init(Collection<JavaClass> types) {
        types.forEach(type -> dependencies
                .computeIfAbsent(type.getPackageName(), name -> new HashSet<>())
                .addAll(type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .toList()));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String from = type.getPackageName();
        type.getDirectDependenciesFromSelf().forEach(dependency -> {
            String to = dependency.getTargetClass().getPackageName();
            boolean circular = !to.equals(from) && reachableFrom(to).contains(from);
            events.add(new SimpleConditionEvent(type, circular, dependency.getDescription()));
        });
    }

    private Set<String> reachableFrom(String start) {
        Set<String> reached = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(Set.of(start));
        while (!ahead.isEmpty()) {
            dependencies.getOrDefault(ahead.pop(), Set.of()).stream()
                    .filter(reached::add)
                    .forEach(ahead::push);
        }
        return reached;
    }
}
