package dev.paranoid.application;

import dev.paranoid.application.port.Job;

/** What a job has collected, when it is needed no more. */
final class Notes {

    /** They are small: many more can be thrown away at a time than rows can be changed. */
    private static final int AT_A_TIME = 10;

    private Notes() {}

    /** {@return whether all have been thrown away} */
    static boolean forget(Job job, Chunk chunk) {
        int rows = chunk.rows() * AT_A_TIME;
        return chunk.slices().forget(job.id(), rows) < rows;
    }
}
