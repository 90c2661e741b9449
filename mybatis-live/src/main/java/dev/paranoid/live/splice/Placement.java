package dev.paranoid.live.splice;

import dev.paranoid.live.splice.JoinTree.Inner;
import dev.paranoid.live.splice.JoinTree.Leaf;
import dev.paranoid.live.splice.JoinTree.Other;
import dev.paranoid.live.splice.JoinTree.Outer;
import dev.paranoid.live.text.Lexeme;
import dev.paranoid.live.text.Lexeme.Kind;
import dev.paranoid.live.text.MaskedSql;
import dev.paranoid.live.text.UnreadableSql;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.Node;

/**
 * Puts the conditions of a join tree where they belong. What an inner join brings goes up, to the WHERE in the end; the optional side of
 * an outer join has its conditions in the ON.
 */
final class Placement {

    /** The statement, as it is and as the parser reads it. */
    record Source(String sql, List<Lexeme> lexemes, MaskedSql masked) {

        /** {@return the alias of the table whose name ends there, as it is written} */
        String alias(int end) {
            int from = masked.endOfTable(end);
            return lexemes.stream()
                    .filter(lexeme -> lexeme.begin() >= from && lexeme.kind() != Kind.COMMENT && !lexeme.is("AS"))
                    .map(Lexeme::text)
                    .findFirst()
                    .orElseThrow(() -> new UnreadableSql("an alias is not found"));
        }
    }

    private final Source source;
    private final Scope scope;
    private final boolean replaceable;
    private final Edits edits;
    private final Set<Node> placed = new HashSet<>();

    /**
     * Of one FROM clause.
     *
     * @param replaceable whether a table may become a sub-select: not where its rows are locked or changed
     */
    Placement(Source source, Scope scope, boolean replaceable, Edits edits) {
        this.source = source;
        this.scope = scope;
        this.replaceable = replaceable;
        this.edits = edits;
    }

    /** {@return the nodes of the tables that have been dealt with} */
    Set<Node> placed() {
        return placed;
    }

    /** {@return the conditions that are left for the WHERE} */
    List<String> place(JoinTree tree) {
        if (tree instanceof Leaf leaf) {
            placed.add(leaf.name());
            return scope.deletedAt(leaf.name()).stream()
                    .map(column -> condition(leaf, column))
                    .toList();
        }
        if (tree instanceof Inner inner) {
            return Stream.concat(place(inner.left()).stream(), place(inner.right()).stream())
                    .toList();
        }
        if (tree instanceof Outer outer) {
            return place(outer);
        }
        return List.of();
    }

    private List<String> place(Outer outer) {
        if (outer.on().isEmpty()) {
            replace(outer.optional());
        } else {
            List<String> conditions = place(outer.optional());
            outer.on().forEach(on -> and("ON", on, conditions));
        }
        return place(outer.kept());
    }

    /** Into what stands there already, in parentheses. */
    void and(String keyword, Node condition, List<String> conditions) {
        if (!conditions.isEmpty()) {
            new Boundaries(source.lexemes()).requireCondition(Tree.begin(condition), Tree.end(condition), keyword);
            edits.before(Tree.begin(condition), "(");
            edits.after(Tree.end(condition), ") AND " + String.join(" AND ", conditions));
        }
    }

    private String condition(Leaf leaf, String column) {
        String name = leaf.table().getAlias() == null
                ? source.sql().substring(Tree.begin(leaf.name()), Tree.end(leaf.name()))
                : source.alias(Tree.end(leaf.name()));
        return name + "." + quoted(column) + " IS NULL";
    }

    private static String quoted(String column) {
        return "`" + column + "`";
    }

    /** Where columns of the same name are compared there is no ON: the table itself gives live rows only. */
    private void replace(JoinTree tree) {
        if (tree instanceof Leaf leaf) {
            placed.add(leaf.name());
            scope.deletedAt(leaf.name()).ifPresent(column -> replace(leaf, column));
        } else if (tree instanceof Inner inner) {
            replace(inner.left());
            replace(inner.right());
        } else if (tree instanceof Outer outer) {
            replace(outer.kept());
            replace(outer.optional());
        } else if (!(tree instanceof Other)) {
            throw new IllegalStateException(String.valueOf(tree));
        }
    }

    private void replace(Leaf leaf, String column) {
        int end = Tree.end(leaf.name());
        boolean said = source.masked().endOfTable(leaf.end()) != leaf.end()
                || source.masked().endOfTable(end) != end;
        if (!replaceable || said) {
            throw new UnreadableSql("a NATURAL or USING outer join of " + lastPart(leaf)
                    + " is not filtered beside locks, index hints or in a change: write its condition with ON");
        }
        edits.before(Tree.begin(leaf.name()), "(SELECT * FROM ");
        String alias = leaf.table().getAlias() == null ? " AS " + lastPart(leaf) : "";
        edits.after(end, " WHERE " + quoted(column) + " IS NULL)" + alias);
    }

    private static String lastPart(Leaf leaf) {
        List<String> parts = Tree.name(leaf.name());
        return parts.get(parts.size() - 1);
    }
}
