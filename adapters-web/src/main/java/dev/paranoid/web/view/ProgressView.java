package dev.paranoid.web.view;

import dev.paranoid.domain.deletion.Progress;

/**
 * How far work in the background has come.
 *
 * @param activity {@code hiding}, {@code lifting} or {@code removing}
 * @param done rows
 * @param total rows, never fewer than are done
 * @param text both in words, with the rate and the time that is left
 */
public record ProgressView(String activity, long done, long total, String text) {

    public static ProgressView of(Progress progress, Words words) {
        long done = progress.done();
        long total = Math.max(progress.total(), done);
        String activity = progress.activity().name().toLowerCase(java.util.Locale.ROOT);
        String rows = words.say(
                progress.exact() ? "progress.rows" : "progress.about", words.number(done), words.number(total));
        String pace = progress.rate() < 1 || done >= total
                ? ""
                : " " + words.say("progress.pace", words.number(Math.round(progress.rate())), left(progress, words));
        return new ProgressView(
                activity, done, Math.max(total, 1), words.say("activity." + activity) + " " + rows + pace);
    }

    private static String left(Progress progress, Words words) {
        long seconds = Math.max(1, Math.round((progress.total() - progress.done()) / progress.rate()));
        return seconds < 90
                ? words.say("seconds", words.number(seconds))
                : words.say("minutes", words.number(Math.round(seconds / 60.0)));
    }
}
