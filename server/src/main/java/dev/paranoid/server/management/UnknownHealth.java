package dev.paranoid.server.management;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Spring Boot's health takes an address that names no part of the service for a bug. It is an address at which nothing is. */
@Component
final class UnknownHealth implements HandlerExceptionResolver, Ordered {

    private static final String ENDPOINT = "org.springframework.boot.health.actuate.endpoint.";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (!isOfAddress(thrown)) {
            return null;
        }
        try {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return new ModelAndView();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What a part of the service throws while it is asked comes from elsewhere. */
    private static boolean isOfAddress(Exception thrown) {
        return (thrown instanceof IllegalArgumentException || thrown instanceof IllegalStateException)
                && Stream.of(thrown.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .filter(name -> !name.equals(Assert.class.getName()))
                        .findFirst()
                        .filter(name -> name.startsWith(ENDPOINT))
                        .isPresent();
    }
}
