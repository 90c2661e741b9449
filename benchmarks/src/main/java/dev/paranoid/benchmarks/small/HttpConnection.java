package dev.paranoid.benchmarks.small;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection for one call after the other, opened anew when the service closes it. It takes next to nothing of the processors that it shares with what
 * is measured; the JDK's client takes more than a small service.
 */
final class HttpConnection implements AutoCloseable {

    private static final String HEAD_END = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)");
    private static final Pattern CLOSE = Pattern.compile("(?i)\r\nConnection: *close");
    private static final String OK = "HTTP/1.1 200";

    private final URI address;
    private Socket socket;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;

    private HttpConnection(URI address) throws IOException {
        this.address = address;
        this.socket = open(address);
    }

    static HttpConnection to(URI address) throws IOException {
        return new HttpConnection(address);
    }

    private static Socket open(URI address) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Comes back when the whole answer has come. An answer other than 200 is a failure. */
    void call(String method, String target) throws IOException {
        String request = method + " " + target + " HTTP/1.1\r\nHost: " + address.getAuthority() + HEAD_END;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        filled = 0;
        String head = head();
        Matcher length = LENGTH.matcher(head);
        if (!length.find()) {
            throw new IllegalStateException(method + " " + target + ": an answer without length: " + head);
        }
        int end = head.length() + Integer.parseInt(length.group(1));
        while (filled < end) {
            read();
        }
        if (!head.startsWith(OK)) {
            throw new IllegalStateException(
                    method + " " + target + ": " + new String(buffer, 0, end, StandardCharsets.UTF_8));
        }
        if (CLOSE.matcher(head).find()) {
            socket.close();
            socket = open(address);
        }
    }

    private String head() throws IOException {
        int end = -1;
        String text = "";
        while (end < 0) {
            read();
            text = new String(buffer, 0, filled, StandardCharsets.ISO_8859_1);
            end = text.indexOf(HEAD_END);
        }
        return text.substring(0, end + HEAD_END.length());
    }

    private void read() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = socket.getInputStream().read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            throw new EOFException("The service has closed the connection.");
        }
        filled += count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
