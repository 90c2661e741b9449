package dev.paranoid.rest.guard.body;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request whose body has to arrive in time, one of a few that are read at once. Closed when it has been answered. */
final class BoundedRequest extends HttpServletRequestWrapper implements AutoCloseable {

    private final Duration within;
    private final Semaphore reading;
    private @Nullable BoundedBody body;
    private @Nullable Map<String, String[]> parameters;

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

    /** Those of the address, and those of a form. */
    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> known = parameters;
        if (known == null) {
            known = FormBody.is(getMethod(), getContentType()) ? withForm() : super.getParameterMap();
            parameters = known;
        }
        return known;
    }

    /** The server looks for no parameters in a body that somebody else has read. */
    private Map<String, String[]> withForm() {
        Map<String, List<String>> form;
        try {
            form = FormBody.read(getInputStream());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
        form.forEach((name, values) -> all.merge(
                name,
                values.toArray(String[]::new),
                (first, more) -> Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new)));
        return Collections.unmodifiableMap(all);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public void close() {
        if (body != null) {
            body.done();
        }
    }
}
