package dev.paranoid.rest.tomcat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;

/**
 * Before a server that is to stop takes no more connections, it tells those who have one that this answer is the last on it. Else
 * a client could send its next request on a connection that is just being closed, and would lose it.
 */
public final class LastAnswers implements Filter, SmartLifecycle {

    private final Duration notice;
    private volatile boolean running;
    private volatile boolean last;

    /**
     * Last answers.
     *
     * @param notice how long they are told before connections are closed
     */
    public LastAnswers(Duration notice) {
        this.notice = notice;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (last) {
            ((HttpServletResponse) response).setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }

    /** Stopped before the server is, which is in the phase below. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }

    @Override
    public void start() {
        last = false;
        running = true;
    }

    @Override
    public void stop() {
        last = true;
        running = false;
        try {
            Thread.sleep(notice.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
