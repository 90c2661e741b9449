package dev.paranoid.rest.guard;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A request whose body has to arrive in time, one of a few that are read at once. Closed when it has been answered. */
final class BoundedRequest extends HttpServletRequestWrapper implements AutoCloseable {

    private final Duration within;
    private final Semaphore reading;
    private @Nullable BoundedBody body;

    BoundedRequest(HttpServletRequest request, Duration within, Semaphore reading) {
        super(request);
        this.within = within;
        this.reading = reading;
    }

    /**
     * {@return the body}
     *
     * @throws TooManyBodies if others are being read
     */
    @Override
    public ServletInputStream getInputStream() throws IOException {
        BoundedBody open = body;
        if (open == null) {
            ServletInputStream stream = super.getInputStream();
            if (!reading.tryAcquire()) {
                throw new TooManyBodies();
            }
            open = new BoundedBody(stream, within, reading::release);
            body = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (body != null) {
            body.done();
        }
    }
}
