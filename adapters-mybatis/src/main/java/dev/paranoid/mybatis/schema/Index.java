package dev.paranoid.mybatis.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An index as the catalogue describes it.
 *
 * @param onlyOnce whether it is a unique key
 * @param visible whether statements may use it; it binds in either case
 * @param tree whether rows are found by it in order: not a full-text, spatial or hash index
 * @param parts at least one
 */
public record Index(String name, boolean onlyOnce, boolean visible, boolean tree, List<Part> parts) {

    static final String PRIMARY = "PRIMARY";

    /**
     * A part of its key.
     *
     * @param text the column's name, or the expression in its place
     * @param column whether it is a column
     * @param prefix how many characters or bytes of it; zero for all
     * @param falling whether it is in descending order
     */
    public record Part(String text, boolean column, int prefix, boolean falling) {

        public boolean of(String name) {
            return column && text.equalsIgnoreCase(name);
        }

        /** {@return it as DDL says it} */
        public String definition() {
            String whole = column ? "`" + text.replace("`", "``") + "`" : "(" + text + ")";
            return (prefix == 0 ? whole : whole + "(" + prefix + ")") + (falling ? " DESC" : "");
        }
    }

    public Index {
        parts = List.copyOf(parts);
    }

    public boolean primary() {
        return name.toUpperCase(Locale.ROOT).equals(PRIMARY);
    }

    /** {@return whether a statement can be told to use it} */
    public boolean usable() {
        return visible && tree && Identifier.valid(name);
    }

    public boolean beginsWith(String column) {
        return parts.get(0).of(column);
    }

    /** {@return whether this column alone is unique by it} */
    public boolean uniqueBy(String column) {
        return onlyOnce && parts.size() == 1 && beginsWith(column);
    }

    public boolean contains(String column) {
        return parts.stream().anyMatch(part -> part.of(column));
    }

    /** {@return whether its entries begin with the largest} */
    public boolean falls() {
        return parts.get(0).falling();
    }

    /** {@return its name in a statement} */
    public Optional<Identifier> identifier() {
        return usable() ? Optional.of(new Identifier(name)) : Optional.empty();
    }

    /** {@return its parts as messages list them, {@code user_id, role_id}} */
    public String list() {
        return parts.stream().map(Part::text).collect(Collectors.joining(", "));
    }
}
