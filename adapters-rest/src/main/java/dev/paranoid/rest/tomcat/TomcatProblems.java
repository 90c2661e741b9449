package dev.paranoid.rest.tomcat;

import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.rest.problem.Problems;
import dev.paranoid.rest.problem.Territory;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Tells as a problem what Tomcat refuses by itself under the adapter's addresses, an encoded slash for instance, or without
 * having understood any address at all. Where all addresses are the adapter's, an error without a word becomes one as well.
 */
public final class TomcatProblems extends ErrorReportValve {

    /** What the client speaks is not known here: a transfer coding, a version of HTTP. */
    static final Set<Integer> NOT_UNDERSTOOD =
            Set.of(HttpServletResponse.SC_NOT_IMPLEMENTED, HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED);

    private final Territory territory;
    private final String base;
    private final String contextPath;

    public TomcatProblems(Territory territory, String base, String contextPath) {
        this.territory = territory;
        this.base = base;
        this.contextPath = contextPath;
    }

    /**
     * What is refused before anyone was asked would otherwise be told by the host's error page. What was not understood is the
     * client's fault: a 5xx would have it try again, and whoever watches the service take it for broken.
     */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isError() && ours(request.getRequestURI())) {
            if (NOT_UNDERSTOOD.contains(response.getStatus())) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            }
            report(request, response, null);
        } else {
            super.invoke(request, response);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !ours(request.getRequestURI())) {
            return;
        }
        if (response.setErrorReported() || territory == Territory.WHOLE) {
            write(response, BodyJson.MAPPER.writeValueAsString(Problems.ofFramework(response.getStatus())));
        }
    }

    private boolean ours(@Nullable String uri) {
        if (uri == null) {
            return true;
        }
        return uri.startsWith(contextPath)
                ? territory.covers(base, uri.substring(contextPath.length()))
                : territory == Territory.WHOLE;
    }

    private static void write(Response response, String problem) {
        try {
            response.setSuspended(false);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(problem);
                response.finishResponse();
            }
        } catch (IOException gone) {
            // whoever asked is no longer there to be told
        }
    }
}
