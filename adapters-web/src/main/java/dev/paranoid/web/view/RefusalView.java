package dev.paranoid.web.view;

import dev.paranoid.web.view.row.RowView;
import java.util.List;

/**
 * What stands in the way.
 *
 * @param code of the refusal
 * @param title in a few words
 * @param advice what to do
 * @param facts what there is to know besides, in words
 * @param blockers rows that restrict
 * @param hiders what else hides the row
 * @param conflicts values that were taken
 * @param more how many more of these there are that the reader may not see
 */
public record RefusalView(
        String code,
        String title,
        String advice,
        List<String> facts,
        List<BlockerView> blockers,
        Hiders hiders,
        List<ConflictView> conflicts,
        long more) {

    static RefusalView of(String code, String title, String advice) {
        return new RefusalView(code, title, advice, List.of(), List.of(), Hiders.NONE, List.of(), 0);
    }

    RefusalView saying(List<String> words, long unseen) {
        return new RefusalView(code, title, advice, words, blockers, hiders, conflicts, unseen);
    }

    RefusalView blockedBy(List<BlockerView> rows, long unseen) {
        return new RefusalView(code, title, advice, facts, rows, hiders, conflicts, unseen);
    }

    RefusalView hiddenBy(Hiders others) {
        return new RefusalView(code, title, advice, facts, blockers, others, conflicts, more);
    }

    RefusalView conflicting(List<ConflictView> values, long unseen) {
        return new RefusalView(code, title, advice, facts, blockers, hiders, values, unseen);
    }

    /**
     * Rows of one relation that restrict.
     *
     * @param words how many of what
     * @param rows some of them
     */
    public record BlockerView(String words, List<RowView> rows) {}

    /**
     * A value that was taken meanwhile.
     *
     * @param key name of the unique key
     * @param columns the columns in which both rows are alike, or all where that is not known
     * @param restored the row that would become live, if it is known and may be read: one or none
     * @param holder the row that has the value, if it is known and may be read: one or none
     */
    public record ConflictView(String key, List<Pair> columns, List<RowView> restored, List<RowView> holder) {}

    /**
     * One column of two rows.
     *
     * @param name of the column
     * @param restored its value in the row that would become live
     * @param holder its value in the other row
     * @param same whether they are the same
     * @param field by which a form gives the restored row another value; empty where it cannot have one
     * @param typed what somebody has typed into that field, or empty
     */
    public record Pair(String name, String restored, String holder, boolean same, String field, String typed) {}
}
