package dev.paranoid.benchmarks.measure;

import dev.paranoid.benchmarks.database.ServerCounters;

/**
 * Many calls of one kind, one after the other or side by side.
 *
 * @param calls how many
 * @param seconds from the first to the end of the last
 * @param usage of the database server, in all
 * @param serviceNanos processor time of the service, in all
 * @param latency of the calls, where each was timed
 */
public record Sample(int calls, double seconds, ServerCounters usage, long serviceNanos, Latency latency) {

    /** {@return the same, of as many calls as were timed} */
    public Sample with(Latency timed) {
        return new Sample(timed.count(), seconds, usage, serviceNanos, timed);
    }

    public double perSecond() {
        return calls / seconds;
    }

    public double each(long total) {
        return (double) total / calls;
    }

    /** {@return processor time of the service for a call, in ms} */
    public double serviceMillis() {
        return each(serviceNanos) / 1e6;
    }

    /** {@return processor time of the database server for a call, in ms} */
    public double mysqldMillis() {
        return each(usage.cpuNanos()) / 1e6;
    }
}
