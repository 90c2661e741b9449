package dev.paranoid.server.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Calls of, and references to, methods that remove rows. */
final class Removing extends ArchCondition<JavaClass> {

    private final String owner;

    private Removing(String owner) {
        super("remove rows through " + owner);
        this.owner = owner;
    }

    static Removing from(String owner) {
        return new Removing(owner);
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        Stream.<JavaCodeUnitAccess<?>>concat(
                        item.getMethodCallsFromSelf().stream(), item.getMethodReferencesFromSelf().stream())
                .filter(access -> removes(access.getTarget()))
                .forEach(access -> events.add(SimpleConditionEvent.satisfied(item, access.getDescription())));
    }

    private boolean removes(AccessTarget target) {
        return target.getOwner().getFullName().equals(owner) && target.getName().startsWith("remove");
    }
}
