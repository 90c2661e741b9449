package dev.paranoid.application.access;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import java.util.Optional;

/** How long texts may be that the ledger keeps, counted in Unicode characters, as the database counts them. */
public final class Lengths {

    private Lengths() {}

    /** {@return why nothing can be kept under the name of this caller} */
    public static Optional<Refusal> fault(Caller caller) {
        return fault("The caller's name", caller.name(), Caller.NAME_LENGTH)
                .or(() -> fault("The caller's source", caller.source(), Caller.SOURCE_LENGTH));
    }

    /** {@return why this reason cannot be kept} */
    public static Optional<Refusal> fault(Optional<String> reason) {
        return reason.flatMap(text -> fault("A reason", text, DeleteRequest.REASON_LENGTH));
    }

    private static Optional<Refusal> fault(String what, String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most
                ? Optional.empty()
                : Optional.of(
                        new Malformed(what + " has at most " + most + " characters, and this one has " + length + "."));
    }
}
