package dev.paranoid.rest.keyed;

import dev.paranoid.rest.problem.Problems;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The answer of one attempt. Nothing of it reaches the caller before the attempt has succeeded and {@link #tell} passes it on:
 * status, headers and body of an attempt that failed are forgotten with it.
 */
final class HeldResponse extends HttpServletResponseWrapper {

    private final HttpHeaders headers = new HttpHeaders();
    private final List<Consumer<HttpServletResponse>> said = new ArrayList<>();
    private final HeldBody body = new HeldBody();
    private String encoding = StandardCharsets.UTF_8.name();
    private int status = SC_OK;
    private @Nullable PrintWriter writer;

    HeldResponse(HttpServletResponse response) {
        super(response);
    }

    /** {@return what was written} */
    String text() {
        flushBuffer();
        return body.text(Charset.forName(encoding));
    }

    /** Gives the caller's answer this status and these headers; not the body. */
    void tell(HttpServletResponse answer) {
        answer.setStatus(status);
        said.forEach(each -> each.accept(answer));
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    /** An error that somebody else would have told in his own shape. */
    @Override
    public void sendError(int code, @Nullable String message) {
        Problems.write(this, Problems.ofFramework(code));
    }

    @Override
    public void sendError(int code) {
        sendError(code, null);
    }

    @Override
    public void sendRedirect(String location, int code, boolean clearBuffer) {
        if (clearBuffer) {
            resetBuffer();
        }
        status = code;
        setHeader(HttpHeaders.LOCATION, location);
    }

    @Override
    public void sendRedirect(String location, boolean clearBuffer) {
        sendRedirect(location, SC_FOUND, clearBuffer);
    }

    @Override
    public void sendRedirect(String location, int code) {
        sendRedirect(location, code, true);
    }

    @Override
    public void sendRedirect(String location) {
        sendRedirect(location, SC_FOUND, true);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (value != null && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            headers.set(name, value);
            said.add(answer -> answer.setHeader(name, value));
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (value != null && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            headers.add(name, value);
            said.add(answer -> answer.addHeader(name, value));
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, String.valueOf(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, String.valueOf(value));
    }

    @Override
    public void setDateHeader(String name, long time) {
        headers.setDate(name, time);
        said.add(answer -> answer.setDateHeader(name, time));
    }

    @Override
    public void addDateHeader(String name, long time) {
        headers.add(name, String.valueOf(time));
        said.add(answer -> answer.addDateHeader(name, time));
    }

    @Override
    public void addCookie(Cookie cookie) {
        said.add(answer -> answer.addCookie(cookie));
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsHeader(name) || super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        String own = headers.getFirst(name);
        return own == null ? super.getHeader(name) : own;
    }

    @Override
    public Collection<String> getHeaders(String name) {
        List<String> own = headers.get(name);
        return own == null ? super.getHeaders(name) : List.copyOf(own);
    }

    @Override
    public Collection<String> getHeaderNames() {
        Collection<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(super.getHeaderNames());
        names.addAll(headers.headerNames());
        return names;
    }

    @Override
    public void setContentType(@Nullable String type) {
        setHeader(HttpHeaders.CONTENT_TYPE, type);
    }

    @Override
    public @Nullable String getContentType() {
        return headers.getFirst(HttpHeaders.CONTENT_TYPE);
    }

    @Override
    public void setCharacterEncoding(@Nullable String charset) {
        if (charset != null && writer == null) {
            encoding = charset;
            said.add(answer -> answer.setCharacterEncoding(charset));
        }
    }

    @Override
    public String getCharacterEncoding() {
        return encoding;
    }

    /** It is known when the body is whole. */
    @Override
    public void setContentLength(int length) {}

    /** It is known when the body is whole. */
    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public HeldBody getOutputStream() {
        return body;
    }

    @Override
    public PrintWriter getWriter() {
        PrintWriter open = writer;
        if (open == null) {
            open = new PrintWriter(new OutputStreamWriter(body, Charset.forName(encoding)));
            writer = open;
        }
        return open;
    }

    @Override
    public void flushBuffer() {
        if (writer != null) {
            writer.flush();
        }
    }

    @Override
    public void setBufferSize(int size) {}

    @Override
    public void setLocale(Locale locale) {
        said.add(answer -> answer.setLocale(locale));
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void resetBuffer() {
        flushBuffer();
        body.forget();
    }

    @Override
    public void reset() {
        resetBuffer();
        headers.clear();
        said.clear();
        status = SC_OK;
        writer = null;
    }

    /** Bytes that are kept. */
    static final class HeldBody extends ServletOutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        String text(Charset charset) {
            return bytes.toString(charset);
        }

        void forget() {
            bytes.reset();
        }

        @Override
        public void write(int value) {
            bytes.write(value);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes.write(from, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("An answer with a key is written at once");
        }
    }
}
