package dev.paranoid.rest.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Clients that read their answers slowly keep a thread for a bounded time. The server bounds one write, this all of them. */
public final class AnswerBounds implements Filter {

    /** Attribute of a request whose answer is given up, so that its connection has to be closed. */
    public static final String GIVEN_UP = AnswerBounds.class.getName() + ".given-up";

    private final Duration within;

    /**
     * Bounds.
     *
     * @param within how long a client may take to read an answer
     */
    public AnswerBounds(Duration within) {
        this.within = within;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Deadline deadline = new Deadline(within, () -> request.setAttribute(GIVEN_UP, true));
        try {
            chain.doFilter(request, new BoundedAnswer((HttpServletResponse) response, deadline));
        } catch (IOException | ServletException | RuntimeException failure) {
            if (!deadline.isOver()) {
                throw failure;
            }
        }
    }
}
