package dev.paranoid.server.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a client asks one request after the other, and which hides nothing of how it ends. */
final class KeptConnection implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;

    private final Socket socket;
    private final BufferedReader in;
    private boolean fresh = true;

    KeptConnection(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /**
     * An answer.
     *
     * @param kept whether the server keeps the connection
     */
    record Answer(int status, String body, boolean kept) {}

    /** {@return whether nothing has been answered on it} */
    boolean isFresh() {
        return fresh;
    }

    /** {@return the answer} The lines are further lines of the head. */
    Answer ask(String request, String... lines) throws IOException {
        return answer(request + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", lines) + "\r\n");
    }

    /** {@return the answer to what has a body} */
    Answer askJson(String request, String json, String... lines) throws IOException {
        String body = "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n";
        return answer(request + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", lines) + body + "\r\n" + json);
    }

    private Answer answer(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String line = line();
        int status = Integer.parseInt(line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        boolean kept = true;
        int length = 0;
        boolean chunked = false;
        while (!line.isEmpty()) {
            kept &= !line.equalsIgnoreCase("Connection: close");
            chunked |= line.equalsIgnoreCase("Transfer-Encoding: chunked");
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
            line = line();
        }
        String body = chunked ? chunks() : read(length);
        fresh = false;
        return new Answer(status, body, kept);
    }

    private String line() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("No answer");
        }
        return line;
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(read(size));
            line();
        }
        line();
        return body.toString();
    }

    private String read(int length) throws IOException {
        char[] read = new char[length];
        int done = 0;
        while (done < length) {
            int more = in.read(read, done, length - done);
            if (more < 0) {
                throw new IOException("Half an answer");
            }
            done += more;
        }
        return new String(read);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException lost) {
            // it is gone already
        }
    }
}
