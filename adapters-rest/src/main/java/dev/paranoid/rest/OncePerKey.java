package dev.paranoid.rest;

import dev.paranoid.application.IdempotentCalls;
import dev.paranoid.application.IdempotentCalls.Reply;
import dev.paranoid.application.IdempotentCalls.Result;
import dev.paranoid.application.IdempotentCalls.Result.Answered;
import dev.paranoid.application.RequestId;
import dev.paranoid.application.Unavailable;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Carries out a call that bears an {@code Idempotency-Key} once: the same again has the first answer, by the draft of the
 * IETF's HTTPAPI group. It stands last before the controllers, so that it can let a call run again after a deadlock.
 */
final class OncePerKey implements Filter {

    static final String HEADER = "Idempotency-Key";

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Set<String> CHANGING = Set.of("DELETE", "POST", "PUT");
    private static final int SERVER_ERROR = 500;

    private final Supplier<IdempotentCalls> calls;
    private final CallerSource callers;

    OncePerKey(Supplier<IdempotentCalls> calls, CallerSource callers) {
        this.calls = calls;
        this.callers = callers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        List<String> keys = Collections.list(http.getHeaders(HEADER));
        if (keys.isEmpty() || !CHANGING.contains(http.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse answer = (HttpServletResponse) response;
        if (keys.size() > 1 || !possible(keys.get(0))) {
            Problems.write(
                    answer,
                    ProblemBody.of(
                            ProblemCode.BAD_REQUEST,
                            "An " + HEADER + " is one header of 1 to " + RequestId.LENGTH + " visible characters."));
            return;
        }
        try {
            once(http, answer, keys.get(0), chain);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static boolean possible(String key) {
        return key.matches("[\\x21-\\x7e]{1," + RequestId.LENGTH + "}");
    }

    private void once(HttpServletRequest http, HttpServletResponse answer, String key, FilterChain chain)
            throws IOException {
        RepeatableRequest request = RepeatableRequest.of(http);
        try {
            Result result = calls.get()
                    .once(
                            callers.callerOf(http),
                            new RequestId(key),
                            request.fingerprint(),
                            () -> run(request, answer, chain));
            if (result instanceof Answered answered) {
                write(answer, answered);
            } else {
                Problems.write(answer, refused(result));
            }
        } catch (Unavailable away) {
            ProblemBody problem = Problems.problem(away);
            answer.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(problem.data().retryAfter()));
            Problems.write(answer, problem);
        }
    }

    private static ProblemBody refused(Result result) {
        return result instanceof Result.Running
                ? ProblemBody.of(
                        ProblemCode.STILL_RUNNING,
                        "The first call with this " + HEADER + " is still running; ask again for its answer.")
                : ProblemBody.of(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "This " + HEADER + " was used for another call; take a new key for a new call.");
    }

    private static Reply run(RepeatableRequest request, HttpServletResponse answer, FilterChain chain) {
        HeldResponse held = new HeldResponse(answer);
        request.rewind();
        request.removeAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
        try {
            chain.doFilter(request, held);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (ServletException failure) {
            throw new IllegalStateException(failure);
        }
        if (request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof Unavailable away) {
            throw away;
        }
        return new Reply(held.getStatus(), held.text(), held.getStatus() >= SERVER_ERROR);
    }

    private static void write(HttpServletResponse answer, Answered answered) throws IOException {
        Reply reply = answered.reply();
        answer.setStatus(reply.status());
        answer.setContentType(
                reply.status() < 400 ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (answered.repeated()) {
            answer.setHeader(REPLAYED, "true");
            if (reply.status() == HttpServletResponse.SC_ACCEPTED) {
                answer.setHeader(HttpHeaders.LOCATION, Accepted.location(reply.body()));
            }
        }
        byte[] body = Texts.bytes(reply.body());
        answer.setContentLength(body.length);
        answer.getOutputStream().write(body);
    }
}
