package dev.paranoid.rest.tomcat;

import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.rest.problem.Problems;
import dev.paranoid.rest.problem.Territory;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.Writer;
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

    private final Territory territory;
    private final String base;
    private final String contextPath;

    public TomcatProblems(Territory territory, String base, String contextPath) {
        this.territory = territory;
        this.base = base;
        this.contextPath = contextPath;
    }

    /** What is refused before anyone was asked would otherwise be told by the host's error page. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isError() && ours(request.getRequestURI())) {
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
