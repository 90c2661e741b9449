package dev.paranoid.testkit.model.world;

import dev.paranoid.testkit.model.world.Graph.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All graphs of so many rows, one of each class of isomorphic ones. Between two rows there is at most one edge in each direction. */
public final class Graphs {

    private final int rows;
    private final List<Kind> kinds;
    private final int mostEdges;
    private final List<Edge> places = new ArrayList<>();
    private final List<int[]> movedPlaces = new ArrayList<>();

    private Graphs(int rows, List<Kind> kinds, int mostEdges, boolean loops) {
        this.rows = rows;
        this.kinds = List.copyOf(kinds);
        this.mostEdges = mostEdges;
        for (int parent = 0; parent < rows; parent++) {
            for (int child = 0; child < rows; child++) {
                if (loops || parent != child) {
                    places.add(new Edge(parent, child, Kind.CASCADE));
                }
            }
        }
        permutations(new ArrayList<>());
    }

    public static Graphs of(int rows, List<Kind> kinds) {
        return new Graphs(rows, kinds, Integer.MAX_VALUE, false);
    }

    /** {@return with references of rows to themselves} */
    public static Graphs withLoops(int rows, List<Kind> kinds) {
        return new Graphs(rows, kinds, Integer.MAX_VALUE, true);
    }

    public Graphs upTo(int edges) {
        return new Graphs(rows, kinds, edges, places.size() == rows * rows);
    }

    public void forEach(Consumer<Graph> visitor) {
        choose(new int[places.size()], 0, 0, visitor);
    }

    private void choose(int[] chosen, int place, int edges, Consumer<Graph> visitor) {
        if (place == chosen.length) {
            if (isLeast(chosen)) {
                visitor.accept(graph(chosen));
            }
            return;
        }
        int most = edges < mostEdges ? kinds.size() : 0;
        for (int kind = 0; kind <= most; kind++) {
            chosen[place] = kind;
            choose(chosen, place + 1, edges + (kind == 0 ? 0 : 1), visitor);
        }
        chosen[place] = 0;
    }

    private boolean isLeast(int[] chosen) {
        return movedPlaces.stream().noneMatch(moved -> isLess(chosen, moved));
    }

    private static boolean isLess(int[] chosen, int[] moved) {
        for (int place = 0; place < chosen.length; place++) {
            if (chosen[moved[place]] != chosen[place]) {
                return chosen[moved[place]] < chosen[place];
            }
        }
        return false;
    }

    private Graph graph(int[] chosen) {
        List<Edge> edges = new ArrayList<>();
        for (int place = 0; place < chosen.length; place++) {
            if (chosen[place] > 0) {
                Edge at = places.get(place);
                edges.add(new Edge(at.parent(), at.child(), kinds.get(chosen[place] - 1)));
            }
        }
        return new Graph(rows, edges);
    }

    private void permutations(List<Integer> begun) {
        if (begun.size() == rows) {
            movedPlaces.add(places.stream().mapToInt(at -> moved(at, begun)).toArray());
            return;
        }
        for (int row = 0; row < rows; row++) {
            if (!begun.contains(row)) {
                begun.add(row);
                permutations(begun);
                begun.remove(begun.size() - 1);
            }
        }
    }

    private int moved(Edge at, List<Integer> permutation) {
        return places.indexOf(new Edge(permutation.get(at.parent()), permutation.get(at.child()), Kind.CASCADE));
    }
}
