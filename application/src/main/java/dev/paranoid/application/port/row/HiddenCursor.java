package dev.paranoid.application.port.row;

import dev.paranoid.domain.deletion.DeletionId;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of hidden rows ended.
 *
 * @param holder the deletion that held the row there; empty among rows that others hid
 * @param id the row's id, in its canonical form
 */
public record HiddenCursor(Optional<DeletionId> holder, String id) {

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,17}|)~(.+)", Pattern.DOTALL);

    /**
     * {@return the cursor that this text is, or empty if it is none}
     *
     * @param text as {@link #text} gave it, or whatever a caller has sent instead
     * @param canonical gives the canonical form of an id, where it is one
     */
    public static Optional<HiddenCursor> of(String text, Function<String, Optional<String>> canonical) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<DeletionId> holder = Optional.of(parts.group(1))
                .filter(number -> !number.isEmpty())
                .map(number -> new DeletionId(Long.parseLong(number)));
        return canonical.apply(parts.group(2)).map(id -> new HiddenCursor(holder, id));
    }

    /** {@return it as callers hand it back} */
    public String text() {
        return holder.map(DeletionId::toString).orElse("") + "~" + id;
    }
}
