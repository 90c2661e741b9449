package dev.paranoid.rest.guard;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A body that has to arrive in time. A single read waits as long as the server's connection timeout says, and no longer. */
final class BoundedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final Duration within;
    private final Runnable whenDone;
    private final long since = System.nanoTime();
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
            if (read < 0) {
                done();
            }
            return read;
        } catch (IOException failure) {
            if (silent(failure)) {
                throw new SlowBody(within, failure);
            }
            throw failure;
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
