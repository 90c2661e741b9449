package dev.paranoid.rest;

import dev.paranoid.application.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Says who asks over HTTP. Declare a bean of your own that makes a caller from what your security established; without one it is
 * {@link dev.paranoid.application.caller.CurrentCaller}, and who is unknown is not answered. A header that anyone can send is nothing to
 * believe.
 */
@FunctionalInterface
public interface CallerSource {

    /**
     * {@return who sent this request; called once a request, on its thread} Of a caller whose name has more than {@value
     * Caller#NAME_LENGTH} characters nothing is carried out: 400. What it throws ends the call before anything has happened; a {@link
     * org.springframework.web.ErrorResponse} is answered with its status, 401 for one, all else with 500.
     *
     * @param request as it came
     */
    Caller callerOf(HttpServletRequest request);
}
