package dev.paranoid.benchmarks;

/**
 * Many calls of one kind, one after the other or side by side.
 *
 * @param calls how many
 * @param seconds from the first to the end of the last
 * @param usage of the database server, in all
 * @param serviceNanos processor time of the service, in all
 * @param latency of the calls, where each was timed
 */
record Sample(int calls, double seconds, ServerCounters usage, long serviceNanos, Latency latency) {

    /** {@return the same, of as many calls as were timed} */
    Sample with(Latency timed) {
        return new Sample(timed.count(), seconds, usage, serviceNanos, timed);
    }

    double perSecond() {
        return calls / seconds;
    }

    double each(long total) {
        return (double) total / calls;
    }

    /** {@return processor time of the service for a call, in ms} */
    double serviceMillis() {
        return each(serviceNanos) / 1e6;
    }

    /** {@return processor time of the database server for a call, in ms} */
    double mysqldMillis() {
        return each(usage.cpuNanos()) / 1e6;
    }
}
