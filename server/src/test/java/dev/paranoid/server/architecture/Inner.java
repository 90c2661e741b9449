package dev.paranoid.server.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Dependencies on a package below another module's own, which is nobody's but that module's. */
final class Inner extends ArchCondition<JavaClass> {

    /** What the application has for adapters is below its own package; the domain and what tests with it are for everybody. */
    private static final String[] OPEN = {
        "domain..",
        "application.port..",
        "application.assembly",
        "application.audit",
        "application.background",
        "application.caller",
        "application.failure",
        "application.limit",
        "application.purge",
        "application.request",
        "application.retention",
        "testkit..",
        "embedded.."
    };

    private final String root;
    private final DescribedPredicate<JavaClass> inner;

    private Inner(String root) {
        super("depend on an inner package of another module");
        this.root = root;
        this.inner = packages(root);
    }

    /** {@return whether a class is nobody's but its module's} */
    static DescribedPredicate<JavaClass> packages(String root) {
        return JavaClass.Predicates.resideInAPackage(root + ".*.*..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                        Stream.of(OPEN).map(name -> root + "." + name).toArray(String[]::new))));
    }

    static ArchCondition<JavaClass> dependency(String root) {
        return new Inner(root);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().forEach(dependency -> {
            JavaClass target = dependency.getTargetClass();
            boolean foreign = inner.test(target) && !module(target).equals(module(type));
            events.add(new SimpleConditionEvent(type, foreign, dependency.getDescription()));
        });
    }

    private String module(JavaClass type) {
        return type.getPackageName().substring(root.length()).replaceFirst("^(\\.\\w+).*", "$1");
    }
}
