package dev.paranoid.server.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.DeleteProvider;

/**
 * Statements of mappers that remove rows from a table that they are given. An application's tables are given, as what the declaration
 * says of them; Paranoid's own are written in the statement.
 */
final class RemovingStatements extends ArchCondition<JavaClass> {

    private final String store;
    private final String tables;

    private RemovingStatements(String store, String tables) {
        super("remove rows from a table that they are given");
        this.store = store;
        this.tables = tables;
    }

    /** {@return all but those of the store's mapper that are named so, or forget what is in a table of our own} */
    static RemovingStatements besides(String store, String tables) {
        return new RemovingStatements(store, tables);
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        item.getMethods().stream()
                .filter(RemovingStatements::removes)
                .filter(method -> method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getPackageName().equals(tables)))
                .filter(method -> !known(item, method))
                .forEach(method -> events.add(SimpleConditionEvent.satisfied(item, method.getDescription())));
    }

    private static boolean removes(JavaMethod method) {
        return method.isAnnotatedWith(Delete.class) || method.isAnnotatedWith(DeleteProvider.class);
    }

    private boolean known(JavaClass item, JavaMethod method) {
        return item.getFullName().equals(store)
                && (method.getName().startsWith("remove") || method.getName().startsWith("forget"));
    }
}
