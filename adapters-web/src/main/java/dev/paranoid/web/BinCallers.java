package dev.paranoid.web;

import dev.paranoid.application.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Says who looks at the recycle bin. Without one the application's
 * {@link dev.paranoid.application.caller.CurrentCaller} says it; without that as well, he may do nothing, unless {@code
 * paranoid.web.anonymous} is set. A header that anyone can send is nothing to
 * believe.
 */
public interface BinCallers {

    /**
     * {@return who sent this request; called once a request, on its thread}
     *
     * @param request as it came
     */
    Caller callerOf(HttpServletRequest request);

    /**
     * {@return whether he may see how the service fares}
     *
     * @param request as it came
     */
    boolean operates(HttpServletRequest request);
}
