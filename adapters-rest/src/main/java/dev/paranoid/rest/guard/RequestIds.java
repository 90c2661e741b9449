package dev.paranoid.rest.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Gives each request an id, for its answer and for the lines that are logged meanwhile: that of a proxy before the service where it has
 * sent one, else a new one.
 */
public final class RequestIds implements Filter {

    /** Bears the id, asked and answered. */
    public static final String HEADER = "X-Request-Id";

    private static final String MDC_KEY = "request";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,36}");

    private final Supplier<String> ids;

    /**
     * Gives ids.
     *
     * @param ids makes one that is unique
     */
    public RequestIds(Supplier<String> ids) {
        this.ids = ids;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = Optional.ofNullable(((HttpServletRequest) request).getHeader(HEADER))
                .filter(given -> ID.matcher(given).matches())
                .orElseGet(ids);
        ((HttpServletResponse) response).setHeader(HEADER, id);
        MDC.put(MDC_KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(MDC_KEY);
        }
    }
}
