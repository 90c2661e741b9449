package dev.paranoid.live.splice;

import dev.paranoid.live.splice.JoinTree.Inner;
import dev.paranoid.live.splice.JoinTree.Leaf;
import dev.paranoid.live.splice.JoinTree.Other;
import dev.paranoid.live.splice.JoinTree.Outer;
import dev.paranoid.live.text.UnreadableSql;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;

/** Makes a tree of joins of what the parser gives as a list. */
final class Joins {

    /** A join whose ON is still to come, with what stands left of it. */
    private record Pending(JoinTree left, Join join) {}

    private final Deque<Pending> pending = new ArrayDeque<>();
    private JoinTree tree;

    private Joins(JoinTree first) {
        this.tree = first;
    }

    /**
     * {@return the tree}
     *
     * @param first what stands first
     * @param joins the nodes of the joins that follow
     */
    static JoinTree of(JoinTree first, List<Node> joins) {
        JoinTree all = null;
        Set<Node> waiting = waiting(joins);
        Joins group = new Joins(first);
        for (Node node : joins) {
            Join join = joinOf(node);
            if (join.isSimple()) {
                all = all == null ? group.tree : new Inner(all, group.tree, List.of());
                group = new Joins(item(fromOf(node)));
            } else {
                group.add(node, join, waiting.contains(node));
            }
        }
        return all == null ? group.tree : new Inner(all, group.tree, List.of());
    }

    /** {@return the joins whose ON comes after that of a later one: {@code a JOIN b JOIN c ON … ON …}} */
    private static Set<Node> waiting(List<Node> joins) {
        Set<Node> waiting = new HashSet<>();
        Deque<Node> without = new ArrayDeque<>();
        for (Node node : joins) {
            Join join = joinOf(node);
            int conditions = join.getOnExpressions().size();
            if (join.isSimple()) {
                without.clear();
            } else if (conditions == 0 && !comparesNames(join)) {
                without.push(node);
            }
            for (int i = 1; i < conditions && !without.isEmpty(); i++) {
                waiting.add(without.pop());
            }
        }
        return waiting;
    }

    /** {@return the tree of a FROM item} */
    static JoinTree item(Node from) {
        if (from.jjtGetValue() instanceof Table table) {
            Node name = Tree.children(from).stream()
                    .filter(Tree::isTable)
                    .findFirst()
                    .orElseThrow(() -> new UnreadableSql("it names " + table + " in a way that is not known"));
            return new Leaf(table, name, Tree.end(from));
        }
        if (from.jjtGetValue() instanceof ParenthesedFromItem) {
            List<Node> items = items(from);
            return of(item(items.get(0)), items.subList(1, items.size()));
        }
        return new Other();
    }

    /** {@return the FROM item and the joins right below a node} */
    static List<Node> items(Node node) {
        return Tree.children(node).stream()
                .filter(child -> Tree.isFrom(child) || Tree.isJoin(child))
                .toList();
    }

    private static Join joinOf(Node node) {
        return Tree.value(node, Join.class).orElseThrow(() -> new UnreadableSql("it has a join that is not known"));
    }

    private static Node fromOf(Node join) {
        return Tree.children(join).stream()
                .filter(Tree::isFrom)
                .findFirst()
                .orElseThrow(() -> new UnreadableSql("it has a join that is not known"));
    }

    private void add(Node node, Join join, boolean waits) {
        if (join.isFull() || join.isApply() || join.isSemi() || join.isArray()) {
            throw new UnreadableSql("it has a join that is not known: " + join);
        }
        List<Node> on = new ArrayList<>();
        join.getOnExpressions().forEach(expression -> Tree.of(node, expression).ifPresent(on::add));
        if (on.size() != join.getOnExpressions().size()) {
            throw new UnreadableSql("the condition of a join is not found: " + join);
        }
        if (on.isEmpty() && !waits && (join.isLeft() || join.isRight()) && !comparesNames(join)) {
            throw new UnreadableSql("an outer join has no condition");
        }
        if (waits) {
            pending.push(new Pending(tree, join));
            tree = item(fromOf(node));
            return;
        }
        tree = joined(tree, join, item(fromOf(node)), on.isEmpty() ? List.of() : List.of(on.get(0)));
        on.stream().skip(1).forEach(this::close);
    }

    private void close(Node on) {
        if (pending.isEmpty()) {
            throw new UnreadableSql("it has more conditions than joins");
        }
        Pending before = pending.pop();
        tree = joined(before.left(), before.join(), tree, List.of(on));
    }

    private static boolean comparesNames(Join join) {
        return join.isNatural() || !join.getUsingColumns().isEmpty();
    }

    private static JoinTree joined(JoinTree left, Join join, JoinTree right, List<Node> on) {
        if (join.isLeft()) {
            return new Outer(left, right, on);
        }
        return join.isRight() ? new Outer(right, left, on) : new Inner(left, right, on);
    }
}
