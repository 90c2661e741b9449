package dev.paranoid.mybatis;

import java.util.List;
import java.util.stream.Collectors;

/** The declared types do not fit the database: start-up fails with all faults at once, and nothing has been changed. */
final class DeclarationDoesNotFit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    DeclarationDoesNotFit(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }
}
