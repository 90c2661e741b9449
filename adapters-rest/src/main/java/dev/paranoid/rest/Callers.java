package dev.paranoid.rest;

import dev.paranoid.application.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** Asks the {@link CallerSource} once a request, however many need to know who asks and however often the call is tried. */
final class Callers {

    private static final String KNOWN = Callers.class.getName();

    private final CallerSource source;

    Callers(CallerSource source) {
        this.source = source;
    }

    Caller of(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Caller known) {
            return known;
        }
        Caller caller = source.callerOf(request);
        request.setAttribute(KNOWN, caller);
        return caller;
    }
}
