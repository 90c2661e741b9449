package dev.paranoid.web.view.row;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row.
 *
 * @param type name of its type
 * @param id its id
 * @param title its label, else its id
 * @param hidden whether it is hidden
 * @param holder the deletion that holds it, where that is known
 * @param cells its columns that callers may see, but its mark
 * @param below whether rows may be below it that the reader may see
 */
public record RowView(
        String type,
        String id,
        String title,
        boolean hidden,
        @Nullable String holder,
        List<Cell> cells,
        boolean below) {

    private static final int SUMMARY = 3;
    private static final int LONGEST = 80;

    /**
     * One column.
     *
     * @param name of the column
     * @param value as text; null where the row has none
     * @param at the same as a time, where it is one
     */
    public record Cell(
            String name, @Nullable String value, @Nullable TimeView at) {}

    /** {@return the first of its texts, for those who do not know its id} */
    public String summary() {
        String texts = cells.stream()
                .filter(cell -> cell.at() == null && cell.value() != null)
                .map(cell -> String.valueOf(cell.value()))
                .filter(text -> !text.equals(id) && !text.matches("-?\\d+"))
                .limit(SUMMARY)
                .collect(Collectors.joining(" · "));
        return texts.codePointCount(0, texts.length()) <= LONGEST
                ? texts
                : texts.substring(0, texts.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** {@return whether the title says more than the id} */
    public boolean labelled() {
        return !title.equals(id);
    }
}
