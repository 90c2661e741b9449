package dev.paranoid.testkit.model.world;

import dev.paranoid.testkit.model.world.Graph.Edge;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the search goes through: a graph, how many deletions there are at a time, what may happen, and how the engine is flawed. */
public final class World {

    public final Graph graph;
    public final int rows;
    public final int deletions;
    final Flaw flaw;
    public final Edge[] edges;
    private final int[] parents;
    private final int[] children;
    private final Set<ModelFeature> features;
    private final int[] below;
    private final int[] above;
    private final int hides;
    private final int restricts;
    private final int detaches;
    private final int removes;
    private final int restrictsRemoval;
    private final int unlinks;
    private final int inner;

    public World(Graph graph, int deletions, Set<ModelFeature> features, Flaw flaw) {
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

    public boolean has(ModelFeature feature) {
        return features.contains(feature);
    }

    public boolean flawed(Flaw which) {
        return flaw == which;
    }

    public int parent(int edge) {
        return parents[edge];
    }

    public int child(int edge) {
        return children[edge];
    }

    /** {@return the edges of which it is the parent} */
    public int below(int row) {
        return below[row];
    }

    /** {@return the edges of which it is the child} */
    public int above(int row) {
        return above[row];
    }

    public int reaching() {
        return hides | restricts;
    }

    public int hiding() {
        return hides;
    }

    int restricting() {
        return restricts;
    }

    public int detaching() {
        return detaches;
    }

    public int removing() {
        return removes;
    }

    public int restrictingRemoval() {
        return restrictsRemoval;
    }

    public int unlinking() {
        return unlinks;
    }

    /** {@return the edges within cycles} */
    public int inner() {
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
