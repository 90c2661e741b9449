package dev.paranoid.rest.problem;

import static java.util.stream.Collectors.joining;

import dev.paranoid.application.failure.Problem;
import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.answer.ProblemData;
import dev.paranoid.rest.guard.body.SlowBody;
import dev.paranoid.rest.guard.body.TooManyBodies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Answers with a problem whatever a controller of this adapter throws, and whatever is wrong with a request under its
 * addresses that no controller takes. All else is left to the host application, unless there is none.
 */
public final class Problems implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Territory territory;
    private final String base;

    public Problems(Territory territory, String base) {
        this.territory = territory;
        this.base = base;
    }

    /** Before Spring's own, so that a host's advice for all controllers is not asked about these. */
    @Override
    public int getOrder() {
        return -1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (!ours(request, handler) || response.isCommitted() || thrown instanceof AsyncRequestNotUsableException) {
            return null;
        }
        answer(request, response, thrown);
        return new ModelAndView();
    }

    public static void answer(HttpServletRequest request, HttpServletResponse response, Exception thrown) {
        ProblemBody problem = problem(thrown);
        if (problem.status() == ProblemCode.INTERNAL_ERROR.status()) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
        }
        headers(thrown, problem).forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        write(response, problem);
    }

    private boolean ours(HttpServletRequest request, @Nullable Object handler) {
        if (territory == Territory.WHOLE) {
            return true;
        }
        if (handler instanceof HandlerMethod) {
            return StrictRequests.concerns(handler);
        }
        return ServletRequestPathUtils.hasCachedPath(request)
                && territory.covers(base, ServletRequestPathUtils.getCachedPathValue(request));
    }

    static ProblemBody problem(Exception thrown) {
        return Problem.ofFailure(thrown)
                .map(RefusalProblems::of)
                .or(() -> ofRequest(thrown))
                .orElseGet(() -> ofFramework(status(thrown)));
    }

    /** What this adapter throws, and what is wrong with a body. */
    private static Optional<ProblemBody> ofRequest(Exception thrown) {
        if (thrown instanceof Declined declined) {
            return Optional.of(declined.problem());
        }
        if (thrown instanceof SlowBody slow) {
            return Optional.of(
                    ProblemBody.of(ProblemCode.REQUEST_TIMEOUT, slow.getMessage() + ". Nothing has happened."));
        }
        if (thrown instanceof TooManyBodies many) {
            return Optional.of(
                    ProblemBody.of(ProblemCode.BUSY, many.getMessage() + ". Nothing has happened; try again.")
                            .with(ProblemData.retryAfter(1)));
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException other) {
            return methods(other)
                    .map(known -> ProblemBody.of(ProblemCode.METHOD_NOT_ALLOWED, "This address takes " + known + "."));
        }
        return thrown instanceof HttpMessageNotReadableException unreadable
                ? Optional.of(JsonFaults.problem(unreadable.getCause()))
                : Optional.empty();
    }

    private static Optional<String> methods(HttpRequestMethodNotSupportedException other) {
        String[] supported = other.getSupportedMethods();
        return supported == null || supported.length == 0
                ? Optional.empty()
                : Optional.of(Stream.of(supported).sorted().collect(joining(", ")));
    }

    private static int status(Exception thrown) {
        if (thrown instanceof ErrorResponse framework) {
            return framework.getStatusCode().value();
        }
        return thrown instanceof MultipartException ? 400 : 500;
    }

    public static ProblemBody ofFramework(int status) {
        ProblemCode code = ProblemCode.ofStatus(status);
        String detail = switch (code) {
            case UNAUTHENTICATED -> "Authenticate with a token, or with a name and a password.";
            case FORBIDDEN -> "Your roles do not allow this. Ask an administrator.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not accept that method.";
            case NOT_ACCEPTABLE -> "This service answers only application/json.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send Content-Type: application/json.";
            case REQUEST_TIMEOUT -> "The request did not arrive in time.";
            case RATE_LIMITED -> "Too many requests. Nothing has happened; wait, then repeat the call.";
            case TOO_LARGE -> "The request is too large: a body may have at most 1 MiB. Send fewer items.";
            case INTERNAL_ERROR -> "The service failed, not the request. Its log has the cause.";
            default -> "The address, a header or the body is not well formed.";
        };
        return ProblemBody.of(code, status, detail);
    }

    private static HttpHeaders headers(Exception thrown, ProblemBody problem) {
        HttpHeaders headers = new HttpHeaders();
        if (thrown instanceof ErrorResponse framework) {
            headers.putAll(framework.getHeaders());
        }
        Long wait = problem.data().retryAfter();
        if (wait != null) {
            headers.put(HttpHeaders.RETRY_AFTER, List.of(wait.toString()));
        }
        return headers;
    }

    public static void write(HttpServletResponse response, ProblemBody problem) {
        byte[] body = BodyJson.MAPPER.writeValueAsBytes(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
