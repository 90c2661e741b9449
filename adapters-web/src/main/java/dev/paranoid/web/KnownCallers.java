package dev.paranoid.web;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Who looks, as the application says; somebody of whom it does not know may do nothing, unless all may do everything.
 *
 * @param current who asks, where the application says so
 * @param anonymous whether somebody unknown may do everything
 */
record KnownCallers(Optional<CurrentCaller> current, boolean anonymous) implements BinCallers {

    private static final String SOURCE = "web";

    @Override
    public Caller callerOf(HttpServletRequest request) {
        Optional<Caller> known =
                current.filter(says -> says != CurrentCaller.UNKNOWN).flatMap(says -> says.from(SOURCE));
        return known.orElseGet(() -> anonymous ? Caller.anonymous(SOURCE) : new Nobody());
    }

    @Override
    public boolean operates(HttpServletRequest request) {
        return anonymous;
    }

    /** May do nothing. */
    private record Nobody() implements Caller {

        @Override
        public String name() {
            return "nobody";
        }

        @Override
        public String source() {
            return SOURCE;
        }

        @Override
        public boolean may(Verb verb, String type) {
            return false;
        }
    }
}
