package dev.paranoid.live.splice;

import java.util.List;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Table;

/** What stands after FROM, as it is joined. */
sealed interface JoinTree {

    /** A table, whose rows can be hidden or not, with the node that names it and the one that ends with its alias. */
    record Leaf(Table table, Node name, int end) implements JoinTree {}

    /** What brings rows of its own: a derived table, a function. */
    record Other() implements JoinTree {}

    /**
     * All sides count: an inner join, whatever it is called.
     *
     * @param on the conditions, if there are any
     */
    record Inner(JoinTree left, JoinTree right, List<Node> on) implements JoinTree {

        public Inner {
            on = List.copyOf(on);
        }
    }

    /**
     * One side keeps its rows where the other has none.
     *
     * @param kept whose rows are kept
     * @param optional whose rows may be missing
     * @param on the condition; none where columns of the same name are compared
     */
    record Outer(JoinTree kept, JoinTree optional, List<Node> on) implements JoinTree {

        public Outer {
            on = List.copyOf(on);
        }
    }
}
