package dev.paranoid.rest;

import dev.paranoid.application.audit.AuditEvent;
import dev.paranoid.application.audit.AuditEvent.Result;
import dev.paranoid.application.audit.AuditLog;
import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.guard.Hosts;
import dev.paranoid.rest.guard.Origins;
import dev.paranoid.rest.guard.Queries;
import dev.paranoid.rest.guard.SecurityHeaders;
import dev.paranoid.rest.problem.Declined;
import dev.paranoid.rest.problem.Problems;
import dev.paranoid.rest.problem.StrictRequests;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A page of somebody else's, in a browser that reaches this server, changes nothing here and reads nothing. As a filter it stands
 * before all that serves, pages of other libraries included; within another application, as an interceptor, before the adapter's
 * own controllers alone.
 */
final class RequestGuard implements Filter, HandlerInterceptor {

    /** After the filter that believes a proxy, before all others. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final String PAGES = "/swagger-ui/";

    private final Optional<Hosts> hosts;
    private final ObjectProvider<AuditLog> audit;

    /** Without hosts, whoever has the other addresses of this server says what it is called. */
    RequestGuard(Optional<Hosts> hosts, ObjectProvider<AuditLog> audit) {
        this.hosts = hosts;
        this.audit = audit;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String path = asked.getRequestURI().substring(asked.getContextPath().length());
        SecurityHeaders.set(answer, path.startsWith(PAGES));
        Optional<ProblemBody> fault = fault(asked);
        fault.ifPresent(problem -> denied(asked, problem));
        fault = fault.or(() -> unreadable(asked));
        if (fault.isPresent()) {
            Problems.write(answer, fault.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** An origin that the application around it lets read answers may ask for changes as well: it has said so. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (StrictRequests.concerns(handler) && request.getDispatcherType() == DispatcherType.REQUEST) {
            SecurityHeaders.set(response, false);
            boolean allowed = response.containsHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
            fault(request)
                    .filter(problem -> !allowed || !problem.code().equals(ProblemCode.CROSS_SITE.word()))
                    .ifPresent(problem -> {
                        denied(request, problem);
                        throw new Declined(problem);
                    });
        }
        return true;
    }

    private static Optional<ProblemBody> unreadable(HttpServletRequest request) {
        return Queries.areReadable(request.getQueryString())
                ? Optional.empty()
                : Optional.of(ProblemBody.of(
                        ProblemCode.BAD_REQUEST,
                        "The parameters in the address are not text in UTF-8, or have no name."));
    }

    private void denied(HttpServletRequest request, ProblemBody problem) {
        audit.ifAvailable(log -> log.add(AuditEvent.of("ask", Result.DENIED, Optional.empty())
                .with("code", problem.code())
                .with("address", request.getRemoteAddr())));
    }

    private Optional<ProblemBody> fault(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (hosts.filter(known -> !known.include(host, request.getLocalAddr())).isPresent()) {
            return Optional.of(ProblemBody.of(
                    ProblemCode.UNKNOWN_HOST,
                    "The name in 'Host' is not allowed. To allow it, add it to paranoid.security.hosts."));
        }
        return Origins.foreignChange(request)
                ? Optional.of(
                        ProblemBody.of(ProblemCode.CROSS_SITE, "A page of another site may not change anything here."))
                : Optional.empty();
    }
}
