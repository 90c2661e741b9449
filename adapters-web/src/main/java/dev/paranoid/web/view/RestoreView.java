package dev.paranoid.web.view;

import dev.paranoid.domain.deletion.RestorePreview;

/**
 * What a restore would do.
 *
 * @param back what comes back, in words
 * @param stays what stays hidden, in words; empty where nothing does
 * @param hiders what keeps it hidden
 * @param complete whether all of it was counted
 */
public record RestoreView(String back, String stays, Hiders hiders, boolean complete) {

    /** {@return it as a reader sees it} */
    public static RestoreView of(RestorePreview preview, Views views) {
        String type = preview.row().type();
        return new RestoreView(
                views.words().counts(type, preview.restores()),
                preview.staysHidden().isEmpty() ? "" : views.words().counts(type, preview.staysHidden()),
                Hiders.of(preview.hiddenBy(), preview.hiddenBy().size() + preview.unseen(), preview.unseen(), views),
                preview.complete());
    }
}
