package dev.paranoid.live.session;

import java.util.List;

/** Statements of mappers that cannot be filtered; all of them, found at the start. */
public final class StatementsNotFiltered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    StatementsNotFiltered(List<String> faults) {
        super(faults.size() + " statement(s) cannot be filtered: " + String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** {@return one sentence a statement} */
    public List<String> faults() {
        return faults;
    }
}
