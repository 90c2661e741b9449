package dev.paranoid.mybatis.health;

import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** DOWN, with the reason, while the database does not let Paranoid do what it must. */
final class DatabaseHealth extends AbstractHealthIndicator {

    private final DatabaseWatch watch;

    DatabaseHealth(DatabaseWatch watch) {
        super("Cannot tell whether the database takes what Paranoid writes");
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Optional<String> wrong = watch.ask();
        builder.up();
        wrong.ifPresent(what -> builder.down().withDetail("reason", what));
    }
}
