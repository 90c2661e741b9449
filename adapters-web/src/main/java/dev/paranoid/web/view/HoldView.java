package dev.paranoid.web.view;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.web.view.row.TimeView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One hold that nobody has released.
 *
 * @param id its id
 * @param kind {@code preservation} or {@code freeze}
 * @param reason why
 * @param caseId the case that it belongs to, or empty
 * @param actor who placed it
 * @param at when
 * @param until until when, where it has an end
 * @param mayRelease whether the reader may release it
 */
public record HoldView(
        String id,
        String kind,
        String reason,
        String caseId,
        String actor,
        TimeView at,
        @Nullable TimeView until,
        boolean mayRelease) {

    static HoldView of(Hold hold, Caller caller) {
        return new HoldView(
                hold.id().toString(),
                hold.kind().name().toLowerCase(Locale.ROOT),
                hold.reason(),
                hold.caseId().orElse(""),
                hold.actor(),
                TimeView.of(hold.placedAt()),
                hold.until().map(TimeView::of).orElse(null),
                caller.may(Verb.HOLD, hold.target().type()));
    }
}
