package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a database that can be shut: whoever passes is cut off, and nobody gets through until it is open again. So
 * the database goes away, and comes back at the same address.
 */
final class Gate implements AutoCloseable {

    private static final int BACKLOG = 50;

    private volatile InetSocketAddress inside;
    private final int port;
    private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    Gate(String hostInside, int portInside) {
        this.inside = new InetSocketAddress(hostInside, portInside);
        this.door = listen(0);
        this.port = door.getLocalPort();
        admit(door);
    }

    int port() {
        return port;
    }

    /** From now on it leads to that port of this machine. */
    void leadTo(int portInside) {
        inside = new InetSocketAddress(InetAddress.getLoopbackAddress(), portInside);
    }

    void open() {
        door = listen(port);
        admit(door);
    }

    void shut() {
        close(door);
        passing.forEach(Gate::close);
        passing.clear();
    }

    @Override
    public void close() {
        shut();
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void admit(ServerSocket current) {
        inBackground(() -> {
            while (!current.isClosed()) {
                Socket outer = current.accept();
                Socket inner = new Socket();
                passing.add(outer);
                passing.add(inner);
                if (current.isClosed()) {
                    close(outer);
                    close(inner);
                    return;
                }
                inner.connect(inside);
                carry(outer, inner);
                carry(inner, outer);
            }
        });
    }

    private void carry(Socket from, Socket to) {
        inBackground(() -> {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            }
        });
    }

    private static void inBackground(Passage passage) {
        Thread thread = new Thread(
                () -> {
                    try {
                        passage.run();
                    } catch (IOException cutOff) {
                        // which is what the gate is for
                    }
                },
                "gate");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Passage {
        void run() throws IOException;
    }
}
