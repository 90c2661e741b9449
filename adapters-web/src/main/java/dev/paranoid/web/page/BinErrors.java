package dev.paranoid.web.page;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Says what went wrong on a page, and what to do. Comes before whoever tells of the errors of a whole server. */
final class BinErrors implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(BinErrors.class);

    private final BinPages pages;

    BinErrors(BinPages pages) {
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        boolean ours = handler instanceof HandlerMethod method
                && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), BinPage.class);
        if (!ours
                || response.isCommitted()
                || thrown instanceof AsyncRequestNotUsableException
                || ofTheServer(thrown)) {
            return null;
        }
        if (thrown instanceof Unavailable || thrown instanceof Busy) {
            response.setHeader("Retry-After", "5");
        }
        if (thrown instanceof RateLimited often) {
            response.setHeader(
                    "Retry-After",
                    String.valueOf(
                            Math.max(1, often.retryAfter().plusMillis(999).toSeconds())));
        }
        return page(request, thrown);
    }

    /** A form that does not arrive, or for which there is no room: who bounds it says so. */
    private static boolean ofTheServer(Exception thrown) {
        return thrown instanceof ErrorResponse told
                && (told.getStatusCode().equals(HttpStatus.REQUEST_TIMEOUT)
                        || told.getStatusCode().equals(HttpStatus.SERVICE_UNAVAILABLE));
    }

    private ModelAndView page(HttpServletRequest request, Exception thrown) {
        if (thrown instanceof Bin.NotThere) {
            return page(request, HttpStatus.NOT_FOUND, "not-there");
        } else if (thrown instanceof BinGuard.ForeignForm) {
            return page(request, HttpStatus.FORBIDDEN, "foreign-form");
        } else if (thrown instanceof SchemaChanged) {
            return page(request, HttpStatus.SERVICE_UNAVAILABLE, "schema-changed");
        } else if (thrown instanceof Unavailable) {
            return page(request, HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
        } else if (thrown instanceof Busy) {
            return page(request, HttpStatus.SERVICE_UNAVAILABLE, "busy");
        } else if (thrown instanceof RateLimited) {
            return page(request, HttpStatus.TOO_MANY_REQUESTS, "rate-limited");
        } else if (thrown instanceof RequestTooLarge) {
            return page(request, HttpStatus.CONTENT_TOO_LARGE, "too-large");
        } else if (thrown instanceof ErrorResponse known
                && known.getStatusCode().is4xxClientError()) {
            return page(request, HttpStatus.BAD_REQUEST, "bad-request");
        }
        LOG.error("Could not render a page of the recycle bin", thrown);
        return page(request, HttpStatus.INTERNAL_SERVER_ERROR, "internal-error");
    }

    private ModelAndView page(HttpServletRequest request, HttpStatus status, String code) {
        ModelAndView page = pages.page(request, "error", Map.of("code", code));
        page.setStatus(status);
        return page;
    }
}
