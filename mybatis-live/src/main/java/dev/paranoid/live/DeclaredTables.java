package dev.paranoid.live;

import dev.paranoid.live.text.LiveTables;
import dev.paranoid.live.text.LiveTables.Other;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What the settings say of entity types.
 *
 * @param types all of them, by name
 * @param dataSource the name of the bean that is the data source of their tables, where somebody says it
 */
record DeclaredTables(Map<String, Type> types, Optional<String> dataSource) {

    /** What is needed of one. One that can be hidden has an id: so there always is something to bind. */
    record Type(
            @Nullable String id,
            @Nullable String table,
            @DefaultValue("true") boolean paranoid,
            @DefaultValue("deleted_at") String deletedAt) {}

    static DeclaredTables in(Environment environment) {
        Bindable<Map<String, Type>> types = Bindable.mapOf(String.class, Type.class);
        return new DeclaredTables(
                Binder.get(environment).bind("paranoid.entities", types).orElse(Map.of()),
                Optional.ofNullable(environment.getProperty("paranoid.data-source")));
    }

    /** {@return the columns that say since when a row is hidden, by table} */
    Map<String, String> deletedAt() {
        Map<String, String> columns = new HashMap<>();
        types.forEach((name, type) -> {
            if (type.paranoid()) {
                columns.put(tableOf(name), type.deletedAt());
            }
        });
        return columns;
    }

    /** {@return their tables, as they are in that schema} */
    LiveTables in(String schema) {
        Map<String, Other> plain = new HashMap<>();
        types.forEach((name, type) -> {
            if (!type.paranoid()) {
                plain.put(tableOf(name), Other.plain(tableOf(name)));
            }
        });
        return new LiveTables(schema, deletedAt()).with(plain);
    }

    /** {@return the table of the type of that name} */
    String tableOf(String name) {
        Type type = types.get(name);
        return type == null || type.table() == null ? name : type.table();
    }
}
