package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Very many clients, each of which announces a body and sends a byte of it whenever all are asked to. Who is sent away comes again. */
final class SlowCrowd implements AutoCloseable {

    private static final String HEAD =
            "POST /api/deletions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{";
    private static final int STATUS = "HTTP/1.1 ".length();

    private final InetSocketAddress server;
    private final List<Client> clients = new ArrayList<>();
    private final Map<String, Integer> told = new TreeMap<>();
    private int most;

    SlowCrowd(URI address, int size) throws IOException {
        this.server = new InetSocketAddress(address.getHost(), address.getPort());
        for (int i = 0; i < size; i++) {
            clients.add(new Client());
        }
    }

    /** Each of them sends another byte, where it has a connection. */
    void dribble() throws IOException {
        int connected = 0;
        for (Client client : clients) {
            connected += client.another() ? 1 : 0;
        }
        most = Math.max(most, connected);
    }

    /** {@return how often which status was answered} */
    Map<String, Integer> told() {
        return told;
    }

    /** {@return how many had a connection at once} */
    int most() {
        return most;
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.channel.close();
        }
    }

    private final class Client {

        private final ByteBuffer answer = ByteBuffer.allocate(4096);
        private SocketChannel channel;
        private boolean begun;

        Client() throws IOException {
            channel = open();
        }

        /** What is refused comes again later. */
        private SocketChannel open() throws IOException {
            SocketChannel opened = SocketChannel.open();
            opened.configureBlocking(false);
            opened.connect(server);
            return opened;
        }

        /** {@return whether it has a connection} */
        boolean another() throws IOException {
            try {
                if (!channel.finishConnect()) {
                    return false;
                }
                answer.clear();
                int read = channel.read(answer);
                if (read == 0) {
                    channel.write(StandardCharsets.US_ASCII.encode(begun ? " " : HEAD));
                    begun = true;
                    return true;
                }
                if (read > STATUS) {
                    told.merge(new String(answer.array(), STATUS, 3, StandardCharsets.US_ASCII), 1, Integer::sum);
                }
            } catch (IOException sentAway) {
                told.merge("cut", 1, Integer::sum);
            }
            channel.close();
            channel = open();
            begun = false;
            return false;
        }
    }
}
