package dev.paranoid.benchmarks;

/** Something to be measured. */
interface Work {
    void run() throws Exception;
}
