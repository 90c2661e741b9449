package dev.paranoid.live.splice;

import dev.paranoid.live.text.Lexeme;
import dev.paranoid.live.text.LiveTables;
import dev.paranoid.live.text.MaskedSql;
import dev.paranoid.live.text.ServerComments;
import dev.paranoid.live.text.UnreadableSql;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;
import org.jspecify.annotations.Nullable;

/** Finds what has to be put into one statement. */
public final class Splicing {

    private final List<Lexeme> lexemes;
    private final MaskedSql masked;
    private final Placement.Source source;
    private final Tree tree;
    private final Edits edits = new Edits();
    private final Set<Node> known = new HashSet<>();

    private Splicing(String sql, List<Lexeme> lexemes) {
        this.lexemes = lexemes;
        this.masked = MaskedSql.of(sql, lexemes);
        this.source = new Placement.Source(sql, lexemes, masked);
        this.tree = Tree.of(masked, sql);
    }

    /**
     * {@return the statement with the conditions; the same text where it needs none}
     *
     * @param lexemes its pieces
     * @throws UnreadableSql if it cannot be filtered
     */
    public static String into(String sql, List<Lexeme> lexemes, LiveTables tables) {
        Splicing splicing = new Splicing(sql, lexemes);
        splicing.requireWhole();
        splicing.visit(splicing.tree.root(), new Scope(tables, Set.of()));
        return splicing.edits.applyTo(sql, new ServerComments(lexemes));
    }

    /** A select that the tree does not show would not be filtered. */
    private void requireWhole() {
        long found = Tree.all(tree.root()).filter(Tree::isSelect).count();
        if (found != masked.queries()) {
            throw new UnreadableSql(
                    "it has " + masked.queries() + " SELECTs and TABLEs, of which the parser tells " + found);
        }
    }

    /** A common table expression is known to what follows it; a recursive one to itself as well. */
    private void visit(Node node, Scope scope) {
        List<Node> with = Tree.children(node).stream().filter(Tree::isWith).toList();
        boolean recursive = with.stream().anyMatch(Scope::isRecursive);
        if (recursive) {
            with.stream().skip(1).forEach(scope::requireOwnName);
        }
        if (node == tree.root() && !(tree.statement() instanceof Select)) {
            change(node, withAll(with, scope));
        } else if (Tree.isSelect(node)) {
            select(node, scope);
        }
        Scope inner = scope;
        for (Node child : Tree.children(node)) {
            Scope next = Tree.isWith(child) ? inner.with(child) : inner;
            visitChild(child, recursive ? next : inner);
            inner = next;
        }
    }

    private static Scope withAll(List<Node> with, Scope scope) {
        Scope all = scope;
        for (Node commonTable : with) {
            all = all.with(commonTable);
        }
        return all;
    }

    private void visitChild(Node child, Scope scope) {
        if (Tree.isTable(child)) {
            requireKnown(child, scope);
        } else {
            visit(child, scope);
        }
    }

    private void requireKnown(Node node, Scope scope) {
        if (known.contains(node) || masked.isQualifier(Tree.end(node))) {
            return;
        }
        scope.requireNoView(node);
        if (scope.deletedAt(node).isPresent()) {
            throw new UnreadableSql(
                    "it names " + String.join(".", Tree.name(node)) + " in a place where it cannot be filtered");
        }
    }

    private void select(Node node, Scope scope) {
        PlainSelect select = Tree.value(node, PlainSelect.class)
                .orElseThrow(() -> new UnreadableSql("it has a select of an unknown kind"));
        List<Node> items = Joins.items(node);
        if (items.isEmpty()) {
            return;
        }
        boolean locks = select.getForMode() != null || masked.locks();
        Placement placement = new Placement(source, scope, !locks, edits);
        List<LiveCondition> conditions =
                placement.place(Joins.of(Joins.item(items.get(0)), items.subList(1, items.size())));
        known.addAll(placement.placed());
        tablesOf(node, select.getForUpdateTables());
        int end = masked.endOfTable(Tree.end(items.get(items.size() - 1)));
        where(node, select.getWhere(), end, conditions, placement);
    }

    /** What FOR UPDATE OF names has been filtered where it stands. */
    private void tablesOf(Node node, @Nullable List<Table> named) {
        Set<Object> values = Set.copyOf(named == null ? List.of() : named);
        Stream.concat(Tree.children(node).stream(), Tree.children(tree.root()).stream())
                .filter(child -> Tree.isTable(child) && values.contains(child.jjtGetValue()))
                .forEach(known::add);
    }

    private void where(
            Node node, @Nullable Expression where, int end, List<LiveCondition> conditions, Placement placement) {
        if (conditions.isEmpty()) {
            return;
        }
        if (where == null) {
            edits.after(end, " WHERE " + Placement.all(conditions));
            return;
        }
        Node condition = Tree.of(node, where).orElseThrow(() -> new UnreadableSql("its WHERE is not found"));
        placement.and("WHERE", condition, conditions);
    }

    private void change(Node root, Scope scope) {
        if (tree.statement() instanceof Update update) {
            List<Node> joins = Tree.children(root).stream().filter(Tree::isJoin).toList();
            changed(root, scope, update.getTable(), joins, update.getWhere());
        } else if (tree.statement() instanceof Delete delete) {
            targets(root, delete.getTables());
            List<Node> joins = Tree.children(root).stream().filter(Tree::isJoin).toList();
            changed(root, scope, delete.getTable(), joins, delete.getWhere());
        } else if (tree.statement() instanceof Insert insert) {
            targets(root, List.of(insert.getTable()));
        } else if (tree.statement() instanceof Upsert upsert) {
            targets(root, List.of(upsert.getTable()));
        }
    }

    private void targets(Node root, @Nullable List<Table> targets) {
        if (targets != null) {
            targets.forEach(target -> Tree.of(root, target).ifPresent(known::add));
        }
    }

    private void changed(Node root, Scope scope, Table table, List<Node> joins, @Nullable Expression where) {
        Node name = Tree.of(root, table).orElseThrow(() -> new UnreadableSql("its table is not found"));
        Placement placement = new Placement(source, scope, false, edits);
        List<LiveCondition> conditions =
                placement.place(Joins.of(new JoinTree.Leaf(table, name, Tree.end(name)), joins));
        known.addAll(placement.placed());
        where(root, where, new Boundaries(lexemes).endOfChange(Tree.end(name)), conditions, placement);
    }
}
