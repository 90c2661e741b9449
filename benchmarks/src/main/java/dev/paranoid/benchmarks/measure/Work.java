package dev.paranoid.benchmarks.measure;

/** Something to be measured. */
public interface Work {
    void run() throws Exception;
}
