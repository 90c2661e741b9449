package dev.paranoid.server.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** What gives another answer each time, or speaks past the log. */
final class Nondeterminism extends ArchCondition<JavaClass> {

    private static final Set<String> ASKED = Set.of(
            "java.lang.System.currentTimeMillis()",
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.Math.random()",
            "java.util.UUID.randomUUID()",
            "java.util.Date.<init>()",
            "java.util.Random.<init>()");

    private Nondeterminism() {
        super("read the clock, throw dice, or write to the console");
    }

    static ArchCondition<JavaClass> beAsked() {
        return new Nondeterminism();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
                .map(access -> new SimpleConditionEvent(type, isOutside(access), access.getDescription()))
                .forEach(events::add);
    }

    private static boolean isOutside(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        boolean now =
                access.getName().equals("now") && (owner.startsWith("java.time.") || owner.equals("java.time.Clock"));
        boolean clock = owner.equals("java.time.Clock") && access.getName().startsWith("system");
        return now || clock || ASKED.contains(access.getTarget().getFullName());
    }
}
