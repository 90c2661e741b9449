package dev.paranoid.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends what no well-bred client would send: byte for byte, over a socket of its own. */
public final class RawHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String END_OF_LINE = "\r\n";
    private static final String VERSION = " HTTP/";

    private final URI server;

    /** Talks to the server at this address, of which only host and port matter. */
    public RawHttp(URI server) {
        this.server = server;
    }

    /**
     * What came back.
     *
     * @param status as a number
     * @param headers name and value in one text, as they came
     * @param body as UTF-8
     */
    public record Reply(int status, List<String> headers, String body) {

        /** {@return the value of that header, if it came} */
        public Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(header -> header.substring(start.length()).strip())
                    .findFirst();
        }
    }

    /** {@return the answer to a request without body} */
    public Reply send(String method, String target) throws IOException {
        return send(method, target, List.of(), "");
    }

    /**
     * {@return the answer to a request}
     *
     * @param target as it goes into the request line, with a version of HTTP or without; each character a byte
     * @param headers each whole; the server's own name is added where no {@code Host} is among them, and a length where there is a body and no header says how it is sent
     * @param body each character a byte
     */
    public Reply send(String method, String target, List<String> headers, String body) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(bytes(request(method, target, headers, body)));
            socket.getOutputStream().flush();
            return reply(socket.getInputStream().readAllBytes());
        }
    }

    private String request(String method, String target, List<String> headers, String body) {
        String version = target.contains(VERSION) ? "" : VERSION + "1.1";
        StringBuilder text = new StringBuilder(method + " " + target + version + END_OF_LINE)
                .append("Connection: close")
                .append(END_OF_LINE);
        if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
            text.append("Host: ").append(server.getAuthority()).append(END_OF_LINE);
        }
        headers.forEach(header -> text.append(header).append(END_OF_LINE));
        if (!body.isEmpty() && headers.stream().noneMatch(header -> header.startsWith("Transfer-Encoding"))) {
            text.append("Content-Length: ").append(body.length()).append(END_OF_LINE);
        }
        return text.append(END_OF_LINE).append(body).toString();
    }

    private static Reply reply(byte[] all) throws IOException {
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_LINE + END_OF_LINE);
        if (end < 0) {
            throw new IOException("No answer: '" + text + "'");
        }
        List<String> head = Arrays.asList(text.substring(0, end).split(END_OF_LINE, -1));
        Reply raw = new Reply(
                Integer.parseInt(head.get(0).split(" ", 3)[1]), head.subList(1, head.size()), text.substring(end + 4));
        boolean chunked = raw.header("Transfer-Encoding").isPresent();
        String body = chunked ? unchunked(raw.body()) : raw.body();
        return new Reply(raw.status(), raw.headers(), new String(bytes(body), StandardCharsets.UTF_8));
    }

    private static String unchunked(String chunks) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length()) {
            int line = chunks.indexOf(END_OF_LINE, at);
            int size = Integer.parseInt(chunks.substring(at, line), 16);
            whole.writeBytes(bytes(chunks.substring(line + 2, line + 2 + size)));
            at = size == 0 ? chunks.length() : line + 2 + size + 2;
        }
        return whole.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
