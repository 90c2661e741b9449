package dev.paranoid.server.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Packages below a module's own, which are public because Java has no other way to let the module's packages see each other. */
final class Inner extends ArchCondition<JavaClass> {

    /** With all below them. */
    private static final List<String> OPEN = List.of(
            "domain", "application.assembly", "application.background", "application.port", "testkit", "embedded");

    private final String root;

    private Inner(String root) {
        super("use no inner package of another module");
        this.root = root + ".";
    }

    static ArchCondition<JavaClass> packagesBeUsedFromWithin(String root) {
        return new Inner(root);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> isInner(dependency.getTargetClass().getPackageName()))
                .map(dependency -> new SimpleConditionEvent(type, isWithin(dependency), dependency.getDescription()))
                .forEach(events::add);
    }

    private boolean isInner(String name) {
        return name.startsWith(root)
                && name.indexOf('.', root.length()) >= 0
                && OPEN.stream().noneMatch(open -> (name + ".").startsWith(root + open + "."));
    }

    private boolean isWithin(Dependency dependency) {
        return moduleOf(dependency.getOriginClass()).equals(moduleOf(dependency.getTargetClass()));
    }

    private String moduleOf(JavaClass type) {
        return type.getPackageName().substring(root.length()).split("\\.")[0];
    }
}
