package dev.paranoid.rest.tomcat;

import dev.paranoid.rest.guard.AnswerBounds;
import dev.paranoid.rest.guard.body.HeapShare;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * What is left of a body when its request has been answered is read for a second, so that the connection serves the next request.
 * Then the connection ends: Tomcat would wait for up to two megabytes, however slowly they come. It ends as well where the client has
 * not read its answer in time.
 */
public final class UnreadBodies extends ValveBase {

    private static final Duration WITHIN = Duration.ofSeconds(1);

    /** Few: with those that are read for somebody, they would take all threads of the server. */
    private static final int AT_ONCE = Math.max(1, HeapShare.bodies() / 4);

    private final Semaphore reading = new Semaphore(AT_ONCE);

    public UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(AnswerBounds.GIVEN_UP) != null) {
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
            return;
        }
        if (request.isAsync()
                || request.isFinished()
                || request.getCoyoteRequest().hasExpectation()) {
            return;
        }
        response.flushBuffer();
        if (!arrives(request)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private boolean arrives(Request request) {
        if (!reading.tryAcquire()) {
            return false;
        }
        Dropped dropped = new Dropped();
        long since = System.nanoTime();
        try {
            while (!request.isFinished() && System.nanoTime() - since < WITHIN.toNanos()) {
                if (request.getCoyoteRequest().doRead(dropped) < 0) {
                    return true;
                }
            }
            return request.isFinished();
        } catch (IOException | IllegalArgumentException gone) {
            // The second is Tomcat's word for a head that leaves no room in the buffer for a body.
            return false;
        } finally {
            reading.release();
        }
    }

    /** Whom the server hands what it has read: nobody keeps it. */
    private static final class Dropped implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // it is never too small: the server's own buffers are handed over
        }
    }
}
