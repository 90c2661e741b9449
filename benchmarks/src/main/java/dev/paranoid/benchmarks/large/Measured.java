package dev.paranoid.benchmarks.large;

import dev.paranoid.benchmarks.measure.Heap;
import dev.paranoid.benchmarks.measure.Latency;
import java.util.Comparator;
import java.util.List;

/**
 * What one run took.
 *
 * @param seconds from the request to the end
 * @param cpuMillis of the database server
 * @param waits of the other writer, in ms
 * @param chunks how many there were; 0 where there are none
 * @param heap of the service
 */
record Measured(double seconds, double cpuMillis, Latency waits, long chunks, Heap heap) {

    Measured with(long counted, Heap used) {
        return new Measured(seconds, cpuMillis, waits, counted, used);
    }

    /** {@return the one in the middle by its time, with the longest waits and the largest heap of all} */
    static Measured median(List<Measured> runs) {
        List<Measured> sorted = runs.stream()
                .sorted(Comparator.comparingDouble(Measured::seconds))
                .toList();
        Measured middle = sorted.get(sorted.size() / 2);
        Latency waits =
                runs.stream().map(Measured::waits).reduce(Latency::worse).orElseThrow();
        Heap heap = runs.stream().map(Measured::heap).reduce(Heap::worse).orElseThrow();
        return new Measured(middle.seconds, middle.cpuMillis, waits, middle.chunks, heap);
    }
}
