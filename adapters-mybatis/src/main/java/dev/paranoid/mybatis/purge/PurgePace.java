package dev.paranoid.mybatis.purge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How fast a run goes: at a rate, and not while replicas are behind. Who waits keeps the turn meanwhile. */
final class PurgePace {

    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    private final long rate;
    private final PurgeTurn turn;
    private final BooleanSupplier replicasLag;

    /**
     * A pace.
     *
     * @param rate deletions a second, 0 for as many as there are
     */
    PurgePace(long rate, PurgeTurn turn, BooleanSupplier replicasLag) {
        this.rate = rate;
        this.turn = turn;
        this.replicasLag = replicasLag;
    }

    /**
     * Waits as long as it takes after so many removals.
     *
     * @return whether this node has the turn still
     */
    boolean keeps(long removed, BooleanSupplier running) throws InterruptedException {
        long since = System.nanoTime();
        long owed = rate > 0 ? Duration.ofMillis(removed * 1000 / rate).toNanos() : 0;
        boolean ours = turn.keep();
        while (ours && running.getAsBoolean()) {
            long left = owed - (System.nanoTime() - since);
            if (left <= 0 && !replicasLag.getAsBoolean()) {
                break;
            }
            TimeUnit.NANOSECONDS.sleep(left > 0 ? Math.min(left, LOOK) : LOOK);
            ours = turn.keep();
        }
        return ours;
    }
}
