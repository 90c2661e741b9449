package dev.paranoid.web.view;

import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.history.HistoryEntry.What;
import dev.paranoid.web.view.row.TimeView;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did to a deletion, or tried to.
 *
 * @param what in words
 * @param at when
 * @param actor who
 * @param reason why, or empty
 * @param to to what time it was moved, where it was
 * @param refused what refused it, in words, or empty
 * @param ended whether the deletion was refused by it after it had begun
 */
public record HistoryView(
        String what,
        TimeView at,
        String actor,
        String reason,
        @Nullable TimeView to,
        String refused,
        boolean ended) {

    static HistoryView of(HistoryEntry entry, Words words) {
        return new HistoryView(
                words.say("history." + entry.what().word()),
                TimeView.of(entry.at()),
                entry.by().actor(),
                entry.by().reason().orElse(""),
                entry.moved().map(moved -> TimeView.of(moved.to())).orElse(null),
                entry.refused().map(code -> RefusalViews.title(words, code)).orElse(""),
                entry.what() == What.REFUSED);
    }
}
