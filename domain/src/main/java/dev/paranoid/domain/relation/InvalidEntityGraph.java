package dev.paranoid.domain.relation;

import java.util.List;

/** A declaration that contradicts itself. Bears all faults at once, each a sentence that says what to change. */
public final class InvalidEntityGraph extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // made by List.copyOf, which is serializable
    private final List<String> faults;

    InvalidEntityGraph(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** {@return what is wrong; at least one sentence} */
    public List<String> faults() {
        return faults;
    }
}
