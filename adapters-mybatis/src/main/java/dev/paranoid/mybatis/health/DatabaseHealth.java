package dev.paranoid.mybatis.health;

import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** DOWN, with the reason, while the database does not let Paranoid do what it must. */
final class DatabaseHealth extends AbstractHealthIndicator {

    private final DatabaseWatch watch;

    DatabaseHealth(DatabaseWatch watch) {
        super("Cannot determine whether the database accepts Paranoid's writes");
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Optional<String> wrong = watch.ask();
        builder.up();
        wrong.ifPresent(what -> builder.down().withDetail("reason", what));
    }
}
