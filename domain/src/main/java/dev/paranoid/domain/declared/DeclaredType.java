package dev.paranoid.domain.declared;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.retention.RetentionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One entity type as an application declares it. Immutable: each method gives another. What is not said is as in the settings.
 *
 * @param name the type's name
 * @param settings what was said of it, by the names of the settings below {@code paranoid.entities.<type>}
 * @param parents what it belongs to
 */
public record DeclaredType(String name, Map<String, String> settings, List<DeclaredParent> parents) {

    private static final String ID = "id";
    private static final String PARANOID = "paranoid";

    public DeclaredType {
        settings = Map.copyOf(settings);
        parents = List.copyOf(parents);
    }

    /**
     * {@return a type whose rows can be hidden, with that id column}
     *
     * @param name of an entity type
     * @param id name of the column that has the id
     */
    public static DeclaredType paranoid(String name, String id) {
        return new DeclaredType(name, Map.of(ID, id), List.of());
    }

    /**
     * {@return a type whose rows have an id but can only be removed}
     *
     * @param name of an entity type
     * @param id name of the column that has the id
     */
    public static DeclaredType plain(String name, String id) {
        return link(name).with(ID, id);
    }

    /**
     * {@return a type without id, such as a join table}
     *
     * @param name of an entity type
     */
    public static DeclaredType link(String name) {
        return new DeclaredType(name, Map.of(PARANOID, "false"), List.of());
    }

    /**
     * {@return the same, in that table instead of the one of its name}
     *
     * @param table its table
     */
    public DeclaredType table(String table) {
        return with("table", table);
    }

    /**
     * {@return the same, with these columns for the mark}
     *
     * @param deletedAt since when it is hidden
     * @param deletionId the column of the holder
     */
    public DeclaredType mark(String deletedAt, String deletionId) {
        return with("deleted-at", deletedAt).with("deletion-id", deletionId);
    }

    /**
     * {@return the same, whose hidden rows are kept for so long before they may be purged}
     *
     * @param kept how long
     */
    public DeclaredType retention(Duration kept) {
        return with("retention", kept.toString());
    }

    /**
     * {@return the same, whose retention binds who removes by hand, so strictly}
     *
     * @param mode how strictly
     */
    public DeclaredType retentionMode(RetentionMode mode) {
        return with("retention-mode", mode.word());
    }

    /**
     * {@return the same, of whose rows callers see and touch those of their own tenants alone}
     *
     * @param column the column that says whose a row is
     */
    public DeclaredType tenant(String column) {
        return with("tenant", column);
    }

    /**
     * {@return the same, with that policy: {@code never}, {@code soft-only}, or the name of a bean that is one}
     *
     * @param policy its name
     */
    public DeclaredType policy(String policy) {
        return with("policy", policy);
    }

    /**
     * {@return the same, whose rows must have been hidden for so long before they may be removed}
     *
     * @param hidden for how long
     */
    public DeclaredType hardAfter(Duration hidden) {
        return with("hard-after", hidden.toString());
    }

    /**
     * {@return the same, whose hard deletes are carried out so much later, and until then undone by a restore}
     *
     * @param window for how long
     */
    public DeclaredType hardDeleteAfter(Duration window) {
        return with("hard-delete", "after " + window);
    }

    /**
     * {@return the same, of which answers show these columns alone}
     *
     * @param names of columns
     */
    public DeclaredType columns(String... names) {
        return with("columns", String.join(",", names));
    }

    /**
     * {@return the same, of which answers do not show these columns}
     *
     * @param names of columns or types
     */
    public DeclaredType hiddenColumns(String... names) {
        return with("hidden-columns", String.join(",", names));
    }

    /**
     * {@return the same, whose rows pages for people call by that column}
     *
     * @param column the foreign key column, or the column that is meant
     */
    public DeclaredType label(String column) {
        return with("label", column);
    }

    /**
     * {@return the same, which goes with that parent, along that foreign key column}
     *
     * @param parent the type that others belong to
     * @param column the foreign key column, or the column that is meant
     */
    public DeclaredType belongsTo(String parent, String column) {
        return belongsTo(new DeclaredParent(parent, column, Optional.empty(), Optional.empty()));
    }

    /**
     * {@return the same, where deletes of that parent do that; a hard one the same as a soft one, as far as it can}
     *
     * @param parent the type that others belong to
     * @param column the foreign key column, or the column that is meant
     * @param soft what a soft delete of the parent does
     */
    public DeclaredType belongsTo(String parent, String column, OnDelete soft) {
        return belongsTo(new DeclaredParent(parent, column, Optional.of(soft), Optional.empty()));
    }

    /**
     * {@return the same, where soft and hard deletes of that parent do that}
     *
     * @param parent the type that others belong to
     * @param column the foreign key column, or the column that is meant
     * @param soft what a soft delete of the parent does
     * @param hard what a hard delete of the parent does
     */
    public DeclaredType belongsTo(String parent, String column, OnDelete soft, OnDelete hard) {
        return belongsTo(new DeclaredParent(parent, column, Optional.of(soft), Optional.of(hard)));
    }

    /**
     * {@return the same, with that parent as well}
     *
     * @param parent the type that others belong to
     */
    public DeclaredType belongsTo(DeclaredParent parent) {
        List<DeclaredParent> more = new ArrayList<>(parents);
        more.add(parent);
        return new DeclaredType(name, settings, more);
    }

    /** {@return the same, with that setting} */
    DeclaredType with(String setting, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new DeclaredType(name, more, parents);
    }

    /**
     * {@return what the law knows of it}
     *
     * @throws IllegalArgumentException as {@link EntityType} does
     */
    EntityType type() {
        return new EntityType(name, !"false".equals(settings.get(PARANOID)), settings.containsKey(ID));
    }
}
