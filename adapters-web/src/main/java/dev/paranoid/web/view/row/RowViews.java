package dev.paranoid.web.view.row;

import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Omitted;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows as pages show them, each type by the names that its declaration gives. */
public final class RowViews {

    private static final int LONGEST = 300;

    private final Entities entities;
    private final Names names;

    public RowViews(Entities entities, Names names) {
        this.entities = entities;
        this.names = names;
    }

    /** How columns of a type are called that are no data of the row; found by the name of the type and of the setting. */
    @FunctionalInterface
    public interface Names {

        /** {@return the column that this setting of the type names, if it does} */
        Optional<String> column(String type, String setting);
    }

    /** {@return these rows, as far as they exist and the caller may read them} */
    public Map<EntityRef, Row> find(Caller caller, Collection<EntityRef> refs) {
        return refs.isEmpty() ? Map.of() : entities.find(caller, refs);
    }

    /** {@return what the row is called: by the column that its type names, else by its id} */
    public String title(EntityRef ref, @Nullable Row row) {
        return Optional.ofNullable(row)
                .flatMap(there -> names.column(ref.type(), "label").flatMap(name -> value(there, name)))
                .map(String::valueOf)
                .filter(text -> !text.isBlank())
                .map(RowViews::shortened)
                .orElse(ref.id());
    }

    /** Names of columns have no case. */
    private static Optional<Object> value(Row row, String name) {
        return row.columns().entrySet().stream()
                .filter(column -> column.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue);
    }

    public RowView of(Caller caller, Row row) {
        String type = row.ref().type();
        String holderColumn = names.column(type, "deletion-id").orElse("deletion_id");
        Set<String> mark = Set.of(holderColumn, names.column(type, "deleted-at").orElse("deleted_at"));
        List<RowView.Cell> cells = new ArrayList<>();
        row.columns().forEach((name, value) -> {
            if (!mark.contains(name)) {
                cells.add(cell(name, value));
            }
        });
        Object holder = row.columns().get(holderColumn);
        return new RowView(
                type,
                row.ref().id(),
                title(row.ref(), row),
                row.hidden(),
                holder == null ? null : holder.toString(),
                cells,
                !relationsBelow(caller, type).isEmpty());
    }

    /** {@return the relations along which rows below one of that type can be shown to the caller} */
    public List<Relation> relationsBelow(Caller caller, String type) {
        Optional<EntityType> parent = entities.declared().find(type);
        return parent.isEmpty()
                ? List.of()
                : entities.declared().below(parent.get()).stream()
                        .filter(relation -> relation.child().identified())
                        .filter(relation ->
                                caller.may(Verb.READ, relation.child().name()))
                        .toList();
    }

    /** {@return whether that column of a type refers to a parent} */
    public boolean refers(String type, String column) {
        return entities.declared().find(type).stream()
                .flatMap(child -> entities.declared().above(child).stream())
                .anyMatch(relation -> relation.column().equalsIgnoreCase(column));
    }

    private static RowView.Cell cell(String name, @Nullable Object value) {
        if (value instanceof Instant at) {
            return new RowView.Cell(name, at.toString(), TimeView.of(at));
        }
        return new RowView.Cell(name, text(value), null);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Omitted large) {
            return "… " + large.bytes() + " B";
        }
        return shortened(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(
                                0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))))
                        + "…";
    }
}
