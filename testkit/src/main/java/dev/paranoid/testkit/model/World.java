package dev.paranoid.testkit.model;

import dev.paranoid.testkit.model.Graph.Edge;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the search goes through: a graph, how many deletions there are at a time, what may happen, and how the engine is flawed. */
final class World {

    final Graph graph;
    final int rows;
    final int deletions;
    final Flaw flaw;
    final Edge[] edges;
    private final int[] parents;
    private final int[] children;
    private final Set<Feature> features;
    private final int[] below;
    private final int[] above;
    private final int hides;
    private final int restricts;
    private final int detaches;
    private final int removes;
    private final int restrictsRemoval;
    private final int unlinks;
    private final int inner;

    World(Graph graph, int deletions, Set<Feature> features, Flaw flaw) {
        this.graph = graph;
        this.rows = graph.rows();
        this.deletions = deletions;
        this.flaw = flaw;
        this.edges = graph.edges().toArray(Edge[]::new);
        this.features = features.isEmpty() ? Collections.emptySet() : EnumSet.copyOf(features);
        parents = graph.edges().stream().mapToInt(Edge::parent).toArray();
        children = graph.edges().stream().mapToInt(Edge::child).toArray();
        below = new int[rows];
        above = new int[rows];
        for (int edge = 0; edge < edges.length; edge++) {
            below[edges[edge].parent()] |= 1 << edge;
            above[edges[edge].child()] |= 1 << edge;
        }
        hides = where(Kind::hides);
        restricts = where(Kind::restricts);
        detaches = where(Kind::detaches);
        removes = where(Kind::removes);
        restrictsRemoval = where(Kind::restrictsRemoval);
        unlinks = where(Kind::unlinks);
        inner = innerEdges();
    }

    private interface Property {
        boolean of(Kind kind);
    }

    private int where(Property property) {
        int set = 0;
        for (int edge = 0; edge < edges.length; edge++) {
            set |= property.of(edges[edge].kind()) ? 1 << edge : 0;
        }
        return set;
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    boolean flawed(Flaw which) {
        return flaw == which;
    }

    int parent(int edge) {
        return parents[edge];
    }

    int child(int edge) {
        return children[edge];
    }

    /** {@return the edges of which it is the parent} */
    int below(int row) {
        return below[row];
    }

    /** {@return the edges of which it is the child} */
    int above(int row) {
        return above[row];
    }

    int reaching() {
        return hides | restricts;
    }

    int hiding() {
        return hides;
    }

    int restricting() {
        return restricts;
    }

    int detaching() {
        return detaches;
    }

    int removing() {
        return removes;
    }

    int restrictingRemoval() {
        return restrictsRemoval;
    }

    int unlinking() {
        return unlinks;
    }

    /** {@return the edges within cycles} */
    int inner() {
        return inner;
    }

    private int innerEdges() {
        int set = 0;
        for (int edge = 0; edge < edges.length; edge++) {
            set |= leads(1 << edges[edge].child(), edges[edge].parent()) ? 1 << edge : 0;
        }
        return set;
    }

    private boolean leads(int from, int to) {
        int reached = from;
        for (int round = 0; round < rows; round++) {
            for (Edge edge : edges) {
                reached |= State.in(reached, edge.parent()) ? 1 << edge.child() : 0;
            }
        }
        return State.in(reached, to);
    }

    @Override
    public String toString() {
        return graph.rows() + " rows " + graph.edges() + ", " + deletions + " deletions, " + features
                + (flaw == Flaw.NONE ? "" : ", " + flaw);
    }
}
