package dev.paranoid.web.view.row;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A time: in UTC, until a script of the page says it in the reader's zone.
 *
 * @param iso for scripts
 * @param text for people
 */
public record TimeView(String iso, String text) {

    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    public static TimeView of(Instant at) {
        return new TimeView(at.truncatedTo(ChronoUnit.MILLIS).toString(), TEXT.format(at) + " UTC");
    }
}
