package dev.paranoid.rest.problem;

import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.rest.guard.Utf8Text;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets through only what the called method declares: a misspelt or misplaced {@code force} must not delete. Judges the
 * query as it was sent, since a server may drop or merge what it does not understand.
 */
public final class StrictRequests implements HandlerInterceptor {

    /** Bytes of a body that are looked at where none is expected; more than blanks around an empty object is refused. */
    private static final int GLIMPSE = 64;

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final Map<Method, Call> calls = new ConcurrentHashMap<>();

    /**
     * What a method declares.
     *
     * @param parameters of the query, by name
     * @param body whether it reads one
     */
    private record Call(List<String> parameters, boolean body) {

        static Call of(Method method) {
            return new Call(
                    annotated(method, RequestParam.class)
                            .map(Parameter::getName)
                            .sorted()
                            .toList(),
                    annotated(method, RequestBody.class).findAny().isPresent());
        }

        private static Stream<Parameter> annotated(Method method, Class<? extends Annotation> kind) {
            return Arrays.stream(method.getParameters()).filter(parameter -> parameter.isAnnotationPresent(kind));
        }
    }

    public static boolean concerns(Object handler) {
        return handler instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(RestAdapter.class);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (concerns(handler) && request.getDispatcherType() != DispatcherType.ASYNC) {
            Call call = calls.computeIfAbsent(((HandlerMethod) handler).getMethod(), Call::of);
            path(request.getRequestURI());
            query(request.getQueryString() == null ? "" : request.getQueryString(), call.parameters());
            if (!call.body()) {
                noBody(request);
            }
        }
        return true;
    }

    private static void path(String raw) {
        if (raw.contains(";")) {
            throw Declined.badRequest("Write ';' in an address as %3B.");
        }
        decoded(raw);
    }

    private static void query(String raw, List<String> known) {
        Set<String> seen = new HashSet<>();
        Arrays.stream(raw.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            int equals = pair.indexOf('=');
            String name = parameter(equals < 0 ? pair : pair.substring(0, equals));
            if (!known.contains(name)) {
                throw Declined.badParameter(name, unknown(name, known), known);
            }
            if (!seen.add(name)) {
                throw Declined.badParameter(name, "'" + name + "' is given more than once.", List.of());
            }
            if (equals < 0 || parameter(pair.substring(equals + 1)).isEmpty()) {
                throw Declined.badParameter(
                        name, "'" + name + "' is empty. Leave it out, or give it a value.", List.of());
            }
        });
    }

    private static String unknown(String name, List<String> known) {
        return "There is no parameter '" + name + "'; "
                + (known.isEmpty() ? "this call has none." : "there are " + String.join(", ", known) + ".");
    }

    private static void noBody(HttpServletRequest request) throws IOException {
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        boolean changes = !SAFE.contains(request.getMethod());
        if (changes && !type.isEmpty() && !type.matches("application/json *(;.*)?")) {
            throw new Declined(Problems.ofFramework(ProblemCode.UNSUPPORTED_MEDIA_TYPE.status()));
        }
        boolean form = type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/");
        if (form || !nothing(request.getInputStream().readNBytes(GLIMPSE))) {
            throw Declined.badRequest("This call reads no body. Put parameters into the address.");
        }
    }

    private static boolean nothing(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return body.length < GLIMPSE && (text.isEmpty() || text.matches("\\{\\s*}"));
    }

    private static String parameter(String raw) {
        return decoded(raw.replace('+', ' '));
    }

    private static String decoded(String raw) {
        return Utf8Text.percentDecoded(raw)
                .orElseThrow(() -> Declined.badRequest("The address is not percent-encoded UTF-8."));
    }
}
