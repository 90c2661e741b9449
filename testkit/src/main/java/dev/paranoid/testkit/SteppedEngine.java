package dev.paranoid.testkit;

/** An engine whose work in the background goes on when it is told to. */
public interface SteppedEngine extends Engine {

    /**
     * Carries out one chunk of one of the jobs that have not ended.
     *
     * @param choice which of them, counted round
     * @param rows how many rows a slice is to have
     * @return whether there was one
     */
    boolean advance(int choice, int rows);
}
