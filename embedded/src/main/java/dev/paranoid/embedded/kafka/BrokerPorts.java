package dev.paranoid.embedded.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where a broker listens, for clients and for itself; kept with its data, so that clients find it again. */
record BrokerPorts(int clients, int controller) {

    private static final String FILE = "ports.properties";

    static BrokerPorts in(Path directory, int wanted) throws IOException {
        if (wanted != EmbeddedKafka.ANY_FREE_PORT && !free(wanted)) {
            throw EmbeddedKafkaFailure.portTaken(wanted);
        }
        Properties before = new Properties();
        Path file = directory.resolve(FILE);
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                before.load(in);
            }
        }
        int clients = wanted == EmbeddedKafka.ANY_FREE_PORT ? again(before.getProperty("clients")) : wanted;
        BrokerPorts ports = new BrokerPorts(clients, again(before.getProperty("controller")));
        Properties now = new Properties();
        now.setProperty("clients", "" + ports.clients);
        now.setProperty("controller", "" + ports.controller);
        try (var out = Files.newOutputStream(file)) {
            now.store(out, null);
        }
        return ports;
    }

    String address() {
        return "127.0.0.1:" + clients;
    }

    private static int again(@Nullable String before) throws IOException {
        if (before != null && before.matches("\\d{1,5}") && free(Integer.parseInt(before))) {
            return Integer.parseInt(before);
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }
}
