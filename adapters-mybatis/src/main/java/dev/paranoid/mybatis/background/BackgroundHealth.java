package dev.paranoid.mybatis.background;

import dev.paranoid.mybatis.background.Stalls.Stalled;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** DOWN while a job stands still that should move. */
final class BackgroundHealth extends AbstractHealthIndicator {

    private final Stalls stalls;

    BackgroundHealth(Stalls stalls) {
        super("Cannot determine whether background work makes progress");
        this.stalls = stalls;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<Stalled> now = stalls.now();
        if (now.isEmpty()) {
            builder.up();
        } else {
            builder.down()
                    .withDetail("jobs", now.stream().map(Stalled::job).toList())
                    .withDetail("stalled", now.stream().map(Stalled::toString).toList());
        }
    }
}
