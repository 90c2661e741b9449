package dev.paranoid.mybatis.purge;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A time of day, in UTC; one that ends before it begins goes over midnight. */
record TimeWindow(LocalTime from, LocalTime to) {

    private static final TimeWindow ALWAYS = new TimeWindow(LocalTime.MIN, LocalTime.MIN);

    static TimeWindow of(@Nullable String text) {
        if (text == null) {
            return ALWAYS;
        }
        int dash = text.indexOf('-');
        return new TimeWindow(LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
    }

    boolean contains(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, ZoneOffset.UTC);
        if (from.equals(to)) {
            return true;
        }
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }
}
