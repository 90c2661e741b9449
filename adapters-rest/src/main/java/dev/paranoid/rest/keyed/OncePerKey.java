package dev.paranoid.rest.keyed;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.IdempotentCalls.Reply;
import dev.paranoid.application.request.IdempotentCalls.Result;
import dev.paranoid.application.request.IdempotentCalls.Result.Answered;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.controller.Accepted;
import dev.paranoid.rest.controller.AsksDeletions;
import dev.paranoid.rest.guard.Utf8Text;
import dev.paranoid.rest.problem.Problems;
import dev.paranoid.rest.problem.RefusalProblems;
import dev.paranoid.rest.request.IdempotencyKey;
import dev.paranoid.rest.stored.StoredBodies;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Carries out a call that bears an {@code Idempotency-Key} once: the same again has the first answer, by the draft of the
 * IETF's HTTPAPI group. It stands last before the controllers, so that it can let a call run again after a deadlock.
 */
public final class OncePerKey implements Filter {

    private static final String HEADER = IdempotencyKey.HEADER;

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Set<String> CHANGING = Set.of("DELETE", "PATCH", "POST", "PUT");
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Supplier<IdempotentCalls> calls;
    private final Callers callers;
    private final HandlerSearch handlers;
    private final String base;
    private final StoredBodies bodies = new StoredBodies(System::nanoTime);

    /**
     * Keeps answers.
     *
     * @param base where the addresses begin, below the context path
     */
    public OncePerKey(Supplier<IdempotentCalls> calls, Callers callers, HandlerSearch handlers, String base) {
        this.calls = calls;
        this.callers = callers;
        this.handlers = handlers;
        this.base = base;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        List<String> keys = Collections.list(http.getHeaders(HEADER));
        Optional<HandlerMethod> handler =
                keys.isEmpty() || !CHANGING.contains(http.getMethod()) ? Optional.empty() : handlers.ours(http);
        if (handler.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse answer = (HttpServletResponse) response;
        if (keys.size() > 1 || !possible(keys.get(0))) {
            Problems.write(answer, impossibleKey());
            return;
        }
        try {
            once(new KeyedRequest(http, new RequestId(keys.get(0)), alone(handler.get())), answer, chain);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } catch (RuntimeException failure) {
            if (answer.isCommitted()) {
                throw failure;
            }
            Problems.answer(http, answer, failure);
        }
    }

    private static ProblemBody impossibleKey() {
        return ProblemBody.of(
                ProblemCode.BAD_REQUEST,
                "An " + HEADER + " must be one header of 1 to " + RequestId.LENGTH + " visible characters.");
    }

    private static boolean possible(String key) {
        return key.matches("[\\x21-\\x7e]{1," + RequestId.LENGTH + "}");
    }

    /**
     * What is asked.
     *
     * @param alone whether it has a transaction of its own
     */
    private record KeyedRequest(HttpServletRequest http, RequestId id, boolean alone) {}

    private void once(KeyedRequest keyed, HttpServletResponse answer, FilterChain chain) throws IOException {
        HttpServletRequest http = keyed.http();
        RepeatableRequest request = RepeatableRequest.of(http);
        AtomicReference<HeldResponse> last = new AtomicReference<>();
        Caller caller = callers.of(http);
        Supplier<Reply> call = () -> kept(caller, run(request, attempt(answer, last), chain));
        Result result = keyed.alone()
                ? calls.get().onceAlone(caller, keyed.id(), request.fingerprint(), call)
                : calls.get().once(caller, keyed.id(), request.fingerprint(), call);
        if (result instanceof Answered answered && answered.repeated()) {
            again(http, answer, answered.reply());
        } else if (result instanceof Answered) {
            HeldResponse own = Objects.requireNonNull(last.get());
            own.tell(answer);
            write(answer, own.text());
        } else {
            Problems.write(answer, refused(result));
        }
    }

    private static boolean alone(HandlerMethod handler) {
        return !handler.getBeanType().isAnnotationPresent(AsksDeletions.class);
    }

    /** Each attempt has an answer of its own; that of the last is the caller's. */
    private static HeldResponse attempt(HttpServletResponse answer, AtomicReference<HeldResponse> last) {
        HeldResponse own = new HeldResponse(answer);
        last.set(own);
        return own;
    }

    private static ProblemBody refused(Result result) {
        if (result instanceof Result.Refused refused) {
            return RefusalProblems.of(refused.refusal());
        }
        return result instanceof Result.Running
                ? ProblemBody.of(
                        ProblemCode.STILL_RUNNING,
                        "The first call with this " + HEADER + " is still running. Repeat the call to get its answer.")
                : ProblemBody.of(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "This " + HEADER + " was used for another call; take a new key for a new call.");
    }

    private static Reply run(RepeatableRequest request, HeldResponse held, FilterChain chain) {
        request.rewind();
        request.removeAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
        try {
            chain.doFilter(request, held);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (ServletException failure) {
            throw new IllegalStateException(failure);
        }
        if (request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof RuntimeException thrown
                && (thrown instanceof DatabaseFailure || thrown instanceof RequestTooLarge)) {
            throw thrown;
        }
        return new Reply(held.getStatus(), held.text(), passes(held.getStatus()));
    }

    /** {@return whether the same call may have another answer later} */
    private static boolean passes(int status) {
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
    }

    /** {@return what is kept of it; what is not kept has no need to be short} */
    private Reply kept(Caller caller, Reply reply) {
        return reply.passing() ? reply : new Reply(reply.status(), bodies.of(caller.scope(), reply.body()), false);
    }

    private void again(HttpServletRequest request, HttpServletResponse answer, Reply reply) throws IOException {
        answer.setStatus(reply.status());
        answer.setContentType(
                reply.status() < 400 ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        answer.setHeader(REPLAYED, "true");
        if (reply.status() == HttpServletResponse.SC_ACCEPTED) {
            answer.setHeader(HttpHeaders.LOCATION, Accepted.location(request, base, reply.body()));
        }
        write(answer, reply.body());
    }

    private static void write(HttpServletResponse answer, String text) throws IOException {
        byte[] body = Utf8Text.bytes(text);
        answer.setContentLength(body.length);
        answer.getOutputStream().write(body);
    }
}
