package dev.paranoid.testkit.model.world;

import java.util.List;

/**
 * Rows and the foreign keys that they may have. Each edge is a nullable foreign key column of its child whose value is its parent
 * or null, so that a row that another program moves from one parent to another loses one edge and gains another.
 *
 * @param rows how many, at most {@link #MOST_ROWS}
 */
public record Graph(int rows, List<Edge> edges) {

    static final int MOST_ROWS = 4;

    /** From a parent to its child. */
    public record Edge(int parent, int child, Kind kind) {

        @Override
        public String toString() {
            return parent + "->" + child + (kind == Kind.CASCADE ? "" : " " + kind);
        }
    }

    public Graph {
        edges = List.copyOf(edges);
    }

    public int all() {
        return (1 << edges.size()) - 1;
    }

    boolean has(Kind... kinds) {
        return edges.stream().anyMatch(edge -> List.of(kinds).contains(edge.kind()));
    }
}
