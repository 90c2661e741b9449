package dev.paranoid.benchmarks.measure;

import java.util.Collection;
import java.util.List;

/** How long calls or transactions took, in ms. */
public record Latency(int count, double median, double p95, double p99, double longest) {

    public static Latency of(Collection<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return new Latency(sorted.size(), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    public static Latency worse(Latency one, Latency other) {
        return new Latency(
                one.count + other.count,
                Math.max(one.median, other.median),
                Math.max(one.p95, other.p95),
                Math.max(one.p99, other.p99),
                Math.max(one.longest, other.longest));
    }

    private static double at(List<Long> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(part * sorted.size()) - 1) / 1e6;
    }
}
