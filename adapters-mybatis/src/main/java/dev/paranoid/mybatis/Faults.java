package dev.paranoid.mybatis;

import java.util.ArrayList;
import java.util.List;

/** Gathers faults, so that all are told at once. */
final class Faults {

    private final List<Fault> found = new ArrayList<>();

    void add(String what, String mend) {
        found.add(new Fault(what, mend));
    }

    /** Adds a fault unless the condition holds. */
    boolean require(boolean holds, String what, String mend) {
        if (!holds) {
            add(what, mend);
        }
        return holds;
    }

    boolean none() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!none()) {
            throw new DeclarationDoesNotFit(found);
        }
    }
}
