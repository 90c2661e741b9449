package dev.paranoid.web.deletion;

import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.web.page.Bin;
import java.time.Duration;
import java.util.Optional;

/** What somebody fills in to hold what a deletion hides, or to keep it for longer. */
public final class KeepingForm {

    private static final int MOST_DAYS = 36_500;

    private KeepingForm() {}

    public static HoldKind kind(String word) {
        return word.equals("freeze") ? HoldKind.FREEZE : HoldKind.PRESERVATION;
    }

    /** {@return so many days more; empty where that is no such number} */
    public static Optional<RetentionChange> later(String days, String reason) {
        return Bin.number(days.strip())
                .filter(number -> number <= MOST_DAYS)
                .map(number -> RetentionChange.extending(Duration.ofDays(number), reason.strip()));
    }
}
