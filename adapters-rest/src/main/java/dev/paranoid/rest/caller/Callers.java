package dev.paranoid.rest.caller;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.rest.problem.Declined;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Asks the source of callers once a request, however many need to know who asks and however often the call is tried. */
public final class Callers {

    private static final String KNOWN = Callers.class.getName();

    /** Says that a call bypasses a retention in the mode governance. */
    public static final String BYPASS = "Paranoid-Bypass-Governance";

    private final Function<HttpServletRequest, Caller> source;

    public Callers(Function<HttpServletRequest, Caller> source) {
        this.source = source;
    }

    public Caller of(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Caller known) {
            return known;
        }
        Caller asking = source.apply(request);
        Caller caller = bypasses(request) ? Caller.bypassing(asking) : asking;
        request.setAttribute(KNOWN, caller);
        return caller;
    }

    /** {@return whether it says so} */
    public static boolean bypasses(HttpServletRequest request) {
        List<String> said = Collections.list(request.getHeaders(BYPASS));
        if (said.size() > 1 || (!said.isEmpty() && !said.get(0).matches("true|false"))) {
            throw Declined.badRequest(BYPASS + " must be one header, true or false.");
        }
        return said.contains("true");
    }
}
