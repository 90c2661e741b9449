package dev.paranoid.web;

import dev.paranoid.application.Caller;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Says who looks at the recycle bin. Without one he is {@link Caller#anonymous}. A header that anyone can send is nothing to
 * believe.
 */
public interface BinCallers {

    /** {@return who sent this request; called once a request, on its thread} */
    Caller callerOf(HttpServletRequest request);

    /** {@return whether he may see how the service fares} */
    boolean operates(HttpServletRequest request);
}
