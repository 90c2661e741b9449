package dev.paranoid.rest.keyed;

import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.guard.Utf8Text;
import dev.paranoid.rest.guard.body.BodyBounds;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A request whose body can be read again. */
final class RepeatableRequest extends HttpServletRequestWrapper {

    private final byte[] body;
    private Body stream;

    private RepeatableRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
        this.stream = new Body(body);
    }

    /** Reads one byte more than a body may have, so that it is refused where all bodies are. */
    static RepeatableRequest of(HttpServletRequest request) throws IOException {
        return new RepeatableRequest(request, request.getInputStream().readNBytes(BodyBounds.MOST + 1));
    }

    /** Lets the body be read from its beginning. */
    void rewind() {
        stream = new Body(body);
    }

    /** {@return a digest of all that it says} */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String line = getMethod() + " " + getRequestURI() + "?" + getQueryString() + "\n"
                    + (Callers.bypasses(this) ? Callers.BYPASS + "\n" : "");
            digest.update(Utf8Text.bytes(line));
            digest.update(body);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        return stream;
    }

    /** The bytes once more. */
    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return bytes.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Bodies are read at once here");
        }
    }
}
