package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A way to a database that can be shut: whoever passes is cut off, and nobody gets through until it is open again. So
 * the database goes away, and comes back at the same address. It can be frozen as well: then nobody is cut off, and nothing passes.
 */
final class Gate implements AutoCloseable {

    private static final int BACKLOG = 50;

    /** Packets that a transaction has sent before its end, where it carries out a call and does not look after something. */
    private static final int CALL = 5;

    /** When a connection that commits is cut off. */
    enum Cut {
        /** The server hears nothing of it. */
        BEFORE_IT_ARRIVES,
        /** It is committed, and nobody is told. */
        BEFORE_ITS_ANSWER
    }

    private final AtomicReference<Cut> cut = new AtomicReference<>();
    private volatile InetSocketAddress inside;
    private final int port;
    private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    /** Whoever carries something shares it; it is frozen by whoever has it alone. */
    private final ReentrantReadWriteLock way = new ReentrantReadWriteLock();

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

    /** The next call that commits is cut off then, once. */
    void cutAtCommit(Cut when) {
        cut.set(when);
    }

    /** {@return whether that has happened} */
    boolean hasCut() {
        return cut.get() == null;
    }

    /** Until the same thread lets it go on. */
    void freeze() {
        way.writeLock().lock();
    }

    void goOn() {
        way.writeLock().unlock();
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
                pass(() -> inner.connect(inside));
                carryUntilCut(outer, inner);
                carry(inner, outer);
            }
        });
    }

    private void carry(Socket from, Socket to) {
        inBackground(() -> {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                byte[] packet = new byte[1 << 16];
                for (int length = in.read(packet); length >= 0; length = in.read(packet)) {
                    int read = length;
                    pass(() -> out.write(packet, 0, read));
                }
            }
        });
    }

    /** From who asks: a driver sends a packet at once, and waits for its answer. */
    private void carryUntilCut(Socket asking, Socket server) {
        inBackground(() -> {
            byte[] packet = new byte[1 << 16];
            int sent = 0;
            try (InputStream in = asking.getInputStream();
                    OutputStream out = server.getOutputStream()) {
                for (int length = in.read(packet); length >= 0; length = in.read(packet)) {
                    boolean commits = new String(packet, 0, length, StandardCharsets.ISO_8859_1).endsWith("COMMIT");
                    Cut now = commits && sent >= CALL ? cut.getAndSet(null) : null;
                    if (now == Cut.BEFORE_ITS_ANSWER) {
                        asking.shutdownOutput();
                        out.write(packet, 0, length);
                        Thread.sleep(200);
                    }
                    if (now != null) {
                        asking.close();
                        return;
                    }
                    int read = length;
                    pass(() -> out.write(packet, 0, read));
                    sent = commits ? 0 : sent + 1;
                }
            }
        });
    }

    private void pass(Passage step) throws IOException, InterruptedException {
        way.readLock().lock();
        try {
            step.run();
        } finally {
            way.readLock().unlock();
        }
    }

    private static void inBackground(Passage passage) {
        Thread thread = new Thread(
                () -> {
                    try {
                        passage.run();
                    } catch (IOException cutOff) {
                        // which is what the gate is for
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
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
        void run() throws IOException, InterruptedException;
    }
}
