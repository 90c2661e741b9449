package dev.paranoid.rest.guard.body;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;

/**
 * Clients that send their bodies slowly, or many large ones at once, take no more than a part of the threads and of the memory.
 * Requests without a body never wait for those with one.
 */
public final class BodyBounds implements Filter {

    /** Bytes that a body may have. */
    public static final int MOST = 1 << 20;

    private final Duration within;
    private final Semaphore reading;

    /**
     * Bounds.
     *
     * @param within how long a request's whole body may take to arrive
     * @param atOnce how many bodies are read at once
     */
    public BodyBounds(Duration within, int atOnce) {
        this.within = within;
        this.reading = new Semaphore(atOnce);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (!announcesBody(http)) {
            chain.doFilter(request, response);
            return;
        }
        try (BoundedRequest bounded = new BoundedRequest(http, within, reading)) {
            chain.doFilter(bounded, response);
        } catch (SlowBody slow) {
            // Tomcat tells by itself of a client that has fallen silent.
            if (!response.isCommitted()) {
                throw slow;
            }
        }
    }

    private static boolean announcesBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
