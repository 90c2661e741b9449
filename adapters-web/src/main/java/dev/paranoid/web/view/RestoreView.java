package dev.paranoid.web.view;

import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.RestorePreview;
import java.util.List;

/**
 * What a restore would do.
 *
 * @param back what comes back, in words
 * @param stays what stays hidden, in words; empty where nothing does
 * @param by the deletions that keep it hidden
 * @param complete whether all of it was counted
 */
public record RestoreView(String back, String stays, List<DeletionView> by, boolean complete) {

    /** {@return it as a reader sees it} */
    public static RestoreView of(RestorePreview preview, Views views) {
        String type = preview.row().type();
        List<Deletion> by = preview.hiddenBy().stream()
                .flatMap(hider -> hider.deletion().stream())
                .flatMap(id -> views.deletions().find(views.caller(), id).stream())
                .toList();
        return new RestoreView(
                views.words().counts(type, preview.restores()),
                preview.staysHidden().isEmpty() ? "" : views.words().counts(type, preview.staysHidden()),
                views.of(by),
                preview.complete());
    }
}
