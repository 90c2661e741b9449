package dev.paranoid.rest.keyed;

import dev.paranoid.rest.problem.StrictRequests;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Finds which method of this adapter's controllers will take a request, by asking what Spring will ask. */
public final class HandlerSearch {

    private final Supplier<Stream<? extends HandlerMapping>> mappings;

    /** Asks these for each request: they are not there yet when filters are made. */
    public HandlerSearch(Supplier<Stream<? extends HandlerMapping>> mappings) {
        this.mappings = mappings;
    }

    /** {@return the method, or empty where somebody else's takes the request, or none does} */
    Optional<HandlerMethod> ours(HttpServletRequest request) {
        ServletRequestPathUtils.parseAndCache(request);
        return mappings.get()
                .flatMap(mapping -> handler(mapping, request).stream())
                .findFirst()
                .filter(StrictRequests::concerns)
                .map(HandlerMethod.class::cast);
    }

    private static Optional<Object> handler(HandlerMapping mapping, HttpServletRequest request) {
        try {
            return Optional.ofNullable(mapping.getHandler(request)).map(HandlerExecutionChain::getHandler);
        } catch (ServletException refused) {
            // Spring meets the same when it looks, and answers it.
            return Optional.empty();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
