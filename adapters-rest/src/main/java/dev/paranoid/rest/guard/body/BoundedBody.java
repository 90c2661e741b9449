package dev.paranoid.rest.guard.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A body that has to arrive in time, and has an end. A single read waits as long as the server's connection timeout says, and no
 * longer. Readers that tell by themselves what is too large read one byte more than there may be.
 */
final class BoundedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final Duration within;
    private final Runnable whenDone;
    private final long since = System.nanoTime();
    private long left = BodyBounds.MOST + 1L;
    private boolean done;

    BoundedBody(ServletInputStream body, Duration within, Runnable whenDone) {
        this.body = body;
        this.within = within;
        this.whenDone = whenDone;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (System.nanoTime() - since > within.toNanos()) {
            throw new SlowBody(within);
        }
        try {
            int read = body.read(into, from, length);
            count(read);
            return read;
        } catch (IOException failure) {
            if (silent(failure)) {
                throw new SlowBody(within, failure);
            }
            throw failure;
        }
    }

    private void count(int read) {
        if (read < 0) {
            done();
        } else {
            left -= read;
        }
        if (left < 0) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
    }

    /** Tomcat tells it as the cause of an exception of its own. */
    private static boolean silent(IOException failure) {
        return failure instanceof SocketTimeoutException || failure.getCause() instanceof SocketTimeoutException;
    }

    void done() {
        if (!done) {
            done = true;
            whenDone.run();
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
