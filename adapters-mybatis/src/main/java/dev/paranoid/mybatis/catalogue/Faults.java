package dev.paranoid.mybatis.catalogue;

import dev.paranoid.mybatis.catalogue.Mend.Alter;
import dev.paranoid.mybatis.catalogue.Mend.Create;
import dev.paranoid.mybatis.catalogue.Mend.Say;
import java.util.ArrayList;
import java.util.List;

/** Gathers faults, so that all are told at once. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    /** Adds a fault that a sentence or a line of configuration mends. */
    public void add(String what, String advice) {
        found.add(new Fault(what, new Say(advice)));
    }

    /** Adds such a fault unless the condition holds. */
    public boolean require(boolean holds, String what, String advice) {
        if (!holds) {
            add(what, advice);
        }
        return holds;
    }

    /** Adds a fault that a change of the table mends, which loses no data. */
    public void alter(String what, String table, String... clauses) {
        found.add(new Fault(what, new Alter(table, List.of(clauses))));
    }

    /** Adds a fault that a new table mends. */
    public void create(String what, String table, List<String> definitions) {
        found.add(new Fault(what, new Create(table, definitions)));
    }

    public boolean none() {
        return found.isEmpty();
    }

    public void throwIfAny() {
        if (!none()) {
            throw new DeclarationDoesNotFit(found);
        }
    }
}
