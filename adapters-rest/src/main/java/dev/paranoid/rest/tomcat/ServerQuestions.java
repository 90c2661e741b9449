package dev.paranoid.rest.tomcat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * {@code OPTIONS *} asks the server, not a resource. Tomcat answers it before it asks any valve ({@code CoyoteAdapter}), and tells
 * only the log of accesses, when nothing is sent yet: there a coding or a version that is not known here becomes the client's fault,
 * as {@link TomcatProblems} has it for all else.
 */
public final class ServerQuestions extends ValveBase implements AccessLog {

    public ServerQuestions() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        if (!response.isCommitted() && TomcatProblems.NOT_UNDERSTOOD.contains(response.getStatus())) {
            response.getCoyoteResponse().setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** It tells nothing of anybody. */
    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // There is nothing to enable.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
