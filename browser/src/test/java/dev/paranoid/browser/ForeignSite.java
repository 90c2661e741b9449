package dev.paranoid.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stranger's web server on this machine, whatever name it is asked by: it has one page, which attacks. */
final class ForeignSite implements AutoCloseable {

    static final Path PAGE = Path.of("src/test/resources/foreign-page.html");

    private final HttpServer server;

    ForeignSite() throws IOException {
        byte[] page = Files.readAllBytes(PAGE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", asked -> {
            asked.getResponseHeaders().add("Content-Type", "text/html");
            asked.sendResponseHeaders(200, page.length);
            try (var body = asked.getResponseBody()) {
                body.write(page);
            }
        });
        server.start();
    }

    /** {@return its address by that name, which leads to this machine} */
    String by(String name) {
        return "http://" + name + ":" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
