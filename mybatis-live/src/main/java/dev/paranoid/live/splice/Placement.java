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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.Node;

/**
 * Puts the conditions of a join tree where they belong. What an inner join brings goes up, to the WHERE in the end; the optional side of
 * an outer join has its conditions in the ON.
 */
final class Placement {

    /** The statement, as it is and as the parser reads it. */
    record Source(String sql, List<Lexeme> lexemes, MaskedSql masked) {

        /** {@return the alias of the table whose name ends there} */
        Lexeme alias(int end) {
            int from = masked.endOfTable(end);
            return lexemes.stream()
                    .filter(lexeme -> lexeme.begin() >= from && lexeme.kind() != Kind.COMMENT && !lexeme.is("AS"))
                    .findFirst()
                    .orElseThrow(() -> new UnreadableSql("an alias is not found"));
        }

        boolean hasServerComments() {
            return lexemes.stream()
                    .anyMatch(lexeme ->
                            lexeme.kind() == Kind.COMMENT && lexeme.text().matches("/\\*M?!\\d*"));
        }

        /** {@return what stands where that node does, without comments} */
        List<Lexeme> within(Node node) {
            return lexemes.stream()
                    .filter(lexeme -> lexeme.begin() >= Tree.begin(node)
                            && lexeme.end() <= Tree.end(node)
                            && lexeme.kind() != Kind.COMMENT)
                    .toList();
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
    List<LiveCondition> place(JoinTree tree) {
        if (tree instanceof Leaf leaf) {
            return place(leaf);
        }
        if (tree instanceof Inner inner) {
            return Stream.concat(place(inner.left()).stream(), place(inner.right()).stream())
                    .filter(condition -> inner.on().stream().noneMatch(on -> demands(on, condition)))
                    .toList();
        }
        if (tree instanceof Outer outer) {
            return place(outer);
        }
        return List.of();
    }

    private List<LiveCondition> place(Leaf leaf) {
        placed.add(leaf.name());
        scope.requireNoView(leaf.name());
        return scope.deletedAt(leaf.name()).stream()
                .map(column -> condition(leaf, column))
                .toList();
    }

    private List<LiveCondition> place(Outer outer) {
        if (outer.on().isEmpty()) {
            replace(outer.optional());
        } else {
            List<LiveCondition> conditions = place(outer.optional());
            outer.on().forEach(on -> and("ON", on, conditions));
        }
        return place(outer.kept());
    }

    /** Into what stands there already, in parentheses, where that does not say it itself. */
    void and(String keyword, Node condition, List<LiveCondition> conditions) {
        List<LiveCondition> missing =
                conditions.stream().filter(each -> !demands(condition, each)).toList();
        if (!missing.isEmpty()) {
            new Boundaries(source.lexemes()).requireCondition(Tree.begin(condition), Tree.end(condition), keyword);
            edits.before(Tree.begin(condition), "(");
            edits.after(Tree.end(condition), ") AND " + all(missing));
        }
    }

    static String all(List<LiveCondition> conditions) {
        return conditions.stream().map(LiveCondition::text).collect(Collectors.joining(" AND "));
    }

    /** What a comment says that not every server carries out demands nothing. */
    private boolean demands(Node node, LiveCondition condition) {
        return !source.hasServerComments() && condition.isDemandedBy(source.within(node));
    }

    private LiveCondition condition(Leaf leaf, String column) {
        if (leaf.table().getAlias() == null) {
            return ofName(leaf, column);
        }
        Lexeme alias = source.alias(Tree.end(leaf.name()));
        return new LiveCondition(List.of(alias.bare()), alias.text(), column);
    }

    private LiveCondition ofName(Leaf leaf, String column) {
        String written = source.sql().substring(Tree.begin(leaf.name()), Tree.end(leaf.name()));
        List<String> name = source.within(leaf.name()).stream()
                .filter(part -> !part.isSymbol("."))
                .map(Lexeme::bare)
                .toList();
        return new LiveCondition(name, written, column);
    }

    /** Where columns of the same name are compared there is no ON: the table itself gives live rows only. */
    private void replace(JoinTree tree) {
        if (tree instanceof Leaf leaf) {
            placed.add(leaf.name());
            scope.requireNoView(leaf.name());
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
        edits.after(end, " WHERE " + ofName(leaf, column).text() + ")" + alias);
    }

    private static String lastPart(Leaf leaf) {
        List<String> parts = Tree.name(leaf.name());
        return parts.get(parts.size() - 1);
    }
}
