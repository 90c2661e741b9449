package dev.paranoid.web.view;

import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.web.view.row.TimeView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One deletion, as a list or its own page shows it.
 *
 * @param id its id
 * @param type name of the root's type
 * @param noun what one row of that type is called
 * @param rootId the root's id
 * @param title the root by its label, else by its id
 * @param with what went with the root, in words; empty where nothing did
 * @param took all that it took, in words
 * @param actor who asked
 * @param reason why, or empty
 * @param at when
 * @param purgeAt when it may go for good, where that is known and it has not gone
 * @param state {@code active}, {@code in-progress}, {@code lifted}, {@code purged} or {@code refused}
 * @param hard whether it removed for good
 * @param hiding whether its rows are still being hidden, which a restore ends
 * @param gone whether its root is not there any more
 * @param held whether a hold is on it, on its root, or on the type of that
 * @param mayRestore whether the reader may restore it now
 * @param mayPurge whether the reader may remove it for good now
 * @param mayHold whether the reader may hold it now
 * @param mayExtend whether the reader may keep it for longer now
 * @param progress how far work on it has come, while it goes on
 */
public record DeletionView(
        String id,
        String type,
        String noun,
        String rootId,
        String title,
        String with,
        String took,
        String actor,
        String reason,
        TimeView at,
        @Nullable TimeView purgeAt,
        String state,
        boolean hard,
        boolean hiding,
        boolean gone,
        boolean held,
        boolean mayRestore,
        boolean mayPurge,
        boolean mayHold,
        boolean mayExtend,
        @Nullable ProgressView progress) {

    /** {@return whether the title says more than the id} */
    public boolean labelled() {
        return !title.equals(rootId);
    }

    /** {@return whether the reader may do anything to several like it} */
    public boolean mayAny() {
        return mayRestore || mayPurge || mayHold || mayExtend;
    }

    /** {@return whether something is being done to it} */
    public boolean working() {
        return state.equals("in-progress");
    }

    static String state(Deletion deletion) {
        return deletion.shown().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static @Nullable TimeView purgeAt(Deletion deletion) {
        return Optional.of(deletion)
                .filter(Deletion::active)
                .flatMap(Deletion::purgeAt)
                .map(TimeView::of)
                .orElse(null);
    }
}
