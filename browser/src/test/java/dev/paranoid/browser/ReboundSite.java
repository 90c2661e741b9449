package dev.paranoid.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * A stranger's name that was rebound (DNS rebinding): it has shown its page, and then leads to the service. For the browser both
 * are one origin. {@code /page} is the stranger's; whatever else is asked for reaches the service, byte for byte.
 */
final class ReboundSite implements AutoCloseable {

    private static final String END_OF_HEAD = "\r\n\r\n";

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI service;

    ReboundSite(String service) throws IOException {
        this.service = URI.create(service);
        begin(this::accept);
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    /** {@return its address by that name, which leads to this machine} */
    String by(String name) {
        return "http://" + name + ":" + door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                begin(() -> serve(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket browser) {
        try (browser) {
            byte[] head = head(browser.getInputStream());
            if (new String(head, StandardCharsets.ISO_8859_1).startsWith("GET /page ")) {
                browser.getOutputStream().write(page());
            } else if (head.length > 0) {
                pass(head, browser);
            }
        } catch (IOException gone) {
            // whichever of the two has had enough
        }
    }

    private void pass(byte[] head, Socket browser) throws IOException {
        try (Socket there = new Socket(InetAddress.getLoopbackAddress(), service.getPort())) {
            there.getOutputStream().write(head);
            begin(() -> copy(browser, there));
            there.getInputStream().transferTo(browser.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
        } catch (IOException closed) {
            // the answer was whole, or nobody waits for it
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            head.append((char) next);
            next = head.indexOf(END_OF_HEAD) < 0 ? in.read() : -1;
        }
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] page() throws IOException {
        byte[] page = Files.readAllBytes(ForeignSite.PAGE);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                        + page.length + END_OF_HEAD)
                .getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(page);
        return answer.toByteArray();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
