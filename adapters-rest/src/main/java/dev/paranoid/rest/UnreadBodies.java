package dev.paranoid.rest;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * What is left of a body when its request has been answered is read as far as it has arrived. Where more is to come, the
 * connection ends with the answer: Tomcat would wait for up to two megabytes, however slowly they come.
 */
final class UnreadBodies extends ValveBase {

    private static final int AT_ONCE = 8192;

    UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !request.isFinished() && !arrived(request)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean arrived(Request request) {
        byte[] dropped = new byte[AT_ONCE];
        try {
            InputStream body = request.getStream();
            while (body.available() > 0 && body.read(dropped) >= 0) {
                if (request.isFinished()) {
                    return true;
                }
            }
        } catch (IOException gone) {
            return false;
        }
        return request.isFinished();
    }
}
