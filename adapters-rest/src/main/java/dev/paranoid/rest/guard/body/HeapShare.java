package dev.paranoid.rest.guard.body;

/** How much of what clients make a server hold fits into a quarter of the heap. */
public final class HeapShare {

    private static final long QUARTER = Runtime.getRuntime().maxMemory() / 4;
    private static final long CONNECTION = 128 * 1024;

    private HeapShare() {}

    /** {@return connections, with their buffers} */
    public static int connections() {
        return between(100, 8192, QUARTER / CONNECTION);
    }

    /** {@return bodies of the largest size, once as they arrive and once whole} */
    public static int bodies() {
        return between(8, 100, QUARTER / (2L * BodyBounds.MOST));
    }

    private static int between(int least, int most, long wanted) {
        return (int) Math.min(most, Math.max(least, wanted));
    }
}
