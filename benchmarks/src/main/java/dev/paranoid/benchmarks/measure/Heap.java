package dev.paranoid.benchmarks.measure;

import java.util.List;

/**
 * How much heap the service used, as glances saw it, in bytes.
 *
 * @param peak the most, garbage included
 * @param left the most that was left when garbage had just been collected; where no glance saw that, the least that was used
 */
public record Heap(long peak, long left) {

    public static final Heap NONE = new Heap(0, 0);

    /** {@return what one glance after the other has seen} */
    public static Heap of(List<Long> used) {
        long peak = 0;
        long least = Long.MAX_VALUE;
        long left = 0;
        long before = 0;
        for (long now : used) {
            peak = Math.max(peak, now);
            least = Math.min(least, now);
            left = now < before ? Math.max(left, now) : left;
            before = now;
        }
        return used.isEmpty() ? NONE : new Heap(peak, left == 0 ? least : left);
    }

    public Heap worse(Heap other) {
        return new Heap(Math.max(peak, other.peak), Math.max(left, other.left));
    }
}
