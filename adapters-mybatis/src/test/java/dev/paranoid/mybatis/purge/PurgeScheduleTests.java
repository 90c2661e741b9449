package dev.paranoid.mybatis.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.mybatis.settings.PurgeProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a run is due. */
class PurgeScheduleTests {

    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    private static PurgeProperties settings(Duration every, @Nullable String cron, @Nullable String window) {
        return new PurgeProperties(every, cron, window, 100, 0, 0.5, 1000, Duration.ZERO, Duration.ZERO, null);
    }

    private static boolean due(PurgeProperties settings, Instant now, @Nullable Instant started, boolean ended) {
        Optional<Run> last = Optional.ofNullable(started)
                .map(at -> new Run(1, at, ended ? Optional.of(at) : Optional.empty(), 0, 0, 0, 0, Optional.empty()));
        return new PurgeSchedule(settings).due(now, last, TEN);
    }

    @Test
    void aRunIsDueSoLongAfterTheLastBegan() {
        PurgeProperties hourly = settings(Duration.ofHours(1), null, null);

        assertThat(due(hourly, TEN, null, true)).as("the first").isTrue();
        assertThat(due(hourly, TEN.plusSeconds(3599), TEN, true)).isFalse();
        assertThat(due(hourly, TEN.plusSeconds(3600), TEN, true)).isTrue();
        assertThat(due(hourly, TEN.plusSeconds(1), TEN, false)).as("goes on").isTrue();
    }

    @Test
    void cronSaysWhenInUtc() {
        PurgeProperties atThree = settings(Duration.ZERO, "0 0 3 * * *", null);

        assertThat(due(atThree, TEN.plus(Duration.ofHours(16)), null, true)).isFalse();
        assertThat(due(atThree, TEN.plus(Duration.ofHours(17)), null, true)).isTrue();
        assertThat(due(atThree, TEN.plus(Duration.ofHours(18)), TEN.plus(Duration.ofHours(17)), true))
                .isFalse();
    }

    private static Run stopped(Instant at, String why) {
        return new Run(1, at, Optional.of(at), 1, 0, 0, 1, Optional.of(why));
    }

    @Test
    void whatHasStoppedItselfIsTriedAgainInItsTurnAndByANodeThatBeginsToLook() {
        PurgeSchedule hourly = new PurgeSchedule(settings(Duration.ofHours(1), null, null));
        Optional<Run> latest = Optional.of(stopped(TEN, "it would remove 2 of 2 deletions"));

        assertThat(hourly.due(TEN.plusSeconds(1), latest, TEN))
                .as("not every second")
                .isFalse();
        assertThat(hourly.due(TEN.plusSeconds(3600), latest, TEN)).isTrue();
        assertThat(hourly.due(TEN.plusSeconds(2), latest, TEN.plusSeconds(2)))
                .as("somebody has set confirmed-until")
                .isTrue();
        assertThat(hourly.due(TEN.plusSeconds(1), Optional.of(stopped(TEN, "paused")), TEN))
                .isTrue();
    }

    @Test
    void aMonthIsNoGapWhereARunIsDueOnceAMonth() {
        Optional<Run> latest = Optional.of(stopped(Instant.parse("2026-11-01T03:00:00Z"), "paused"));

        assertThat(new PurgeSchedule(settings(Duration.ZERO, "0 0 3 1 * *", null)).between(latest))
                .isEqualTo(Duration.ofDays(30));
        assertThat(new PurgeSchedule(settings(Duration.ofDays(90), null, null)).between(latest))
                .isEqualTo(Duration.ofDays(90));
        assertThat(new PurgeSchedule(settings(Duration.ofDays(90), null, null)).between(Optional.empty()))
                .isZero();
    }

    @Test
    void aWindowGoesOverMidnight() {
        PurgeProperties atNight = settings(Duration.ofSeconds(1), null, "22:00-06:00");

        assertThat(due(atNight, TEN, null, true)).isFalse();
        assertThat(due(atNight, Instant.parse("2026-11-23T22:00:00Z"), null, true))
                .isTrue();
        assertThat(due(atNight, Instant.parse("2026-11-24T05:59:59Z"), null, true))
                .isTrue();
        assertThat(due(atNight, Instant.parse("2026-11-24T06:00:00Z"), null, true))
                .isFalse();
    }

    @Test
    void whatIsNoTimeOfDayStopsTheStart() {
        assertThatThrownBy(() -> settings(Duration.ZERO, null, "22-6")).hasMessageContaining("window");
        assertThatThrownBy(() -> settings(Duration.ofSeconds(-1), null, null))
                .hasMessage("paranoid.purge.every must be 0 or more, and is PT-1S");
        assertThatThrownBy(() -> settings(Duration.ZERO, "at three", null)).hasMessageContaining("cron");
        assertThatThrownBy(() -> settings(Duration.ZERO, "", null)).hasMessageContaining("cron");
    }
}
