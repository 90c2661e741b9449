package dev.paranoid.web.page;

import dev.paranoid.application.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who sends requests.
 *
 * @param caller his name and rights
 * @param operates whether he may see how the service fares
 */
public record Visits(Function<HttpServletRequest, Caller> caller, Predicate<HttpServletRequest> operates) {}
