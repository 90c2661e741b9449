package dev.paranoid.rest.tomcat;

import dev.paranoid.rest.problem.Problems;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** A form that Spring's own filter cannot read, before any controller is asked, is the sender's fault and no error of ours. */
public final class UnreadableForms implements Filter {

    /** Just outside the filter that reads forms of PUT and DELETE. */
    public static final int ORDER = -9901;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (HttpMessageNotReadableException unreadable) {
            if (response.isCommitted()) {
                throw unreadable;
            }
            Problems.write((HttpServletResponse) response, Problems.ofFramework(400));
        }
    }
}
