package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The packaged service is told to stop while clients ask it again and again on connections that they keep. */
class StoppedUnderLoadEndToEndTests {

    private static final int CLIENTS = 8;
    private static final int PATIENCE_MS = 30_000;

    /**
     * How a client fared.
     *
     * @param answered requests
     * @param lost requests that it sent on a connection and that had no answer
     */
    private record Fared(int answered, int lost) {}

    @Test
    void noRequestOnAConnectionThatIsKeptIsLost() throws Exception {
        TestDatabase database = TestDatabase.all().findFirst().orElseThrow();
        try (TestDatabase.Schema shop = database.create("paranoid_stopped").with("shop.sql")) {
            Service service = Service.start("stopped", Jar.THIN, shop.settings(Service.types("shop.yml")));
            URI address = service.http().address();
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            try {
                List<Future<Fared>> asking = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    Callable<Fared> client = () -> askUntilItIsGone(address);
                    asking.add(clients.submit(client));
                }
                Thread.sleep(1_000);
                service.terminate();
                int answered = 0;
                int lost = 0;
                for (Future<Fared> each : asking) {
                    answered += each.get().answered();
                    lost += each.get().lost();
                }
                System.out.println("Stopped under load: " + answered + " answered, " + lost + " lost");
                assertThat(answered).isGreaterThan(100);
                assertThat(lost).isZero();
            } finally {
                clients.shutdownNow();
                service.close();
            }
        }
    }

    /** A new connection that is refused, or closed before anything has been sent on it, loses nothing. */
    private static Fared askUntilItIsGone(URI address) throws IOException {
        int answered = 0;
        while (true) {
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.setSoTimeout(PATIENCE_MS);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                boolean kept = true;
                int onThis = 0;
                while (kept) {
                    try {
                        kept = ask(socket, in);
                    } catch (IOException cut) {
                        return new Fared(answered, onThis > 0 ? 1 : 0);
                    }
                    onThis++;
                    answered++;
                }
            } catch (ConnectException refused) {
                return new Fared(answered, 0);
            }
        }
    }

    /** {@return whether the server keeps the connection} */
    private static boolean ask(Socket socket, BufferedReader in) throws IOException {
        socket.getOutputStream()
                .write("GET /api/customers/1 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        String line = in.readLine();
        if (line == null) {
            throw new IOException("No answer");
        }
        boolean kept = true;
        int length = 0;
        boolean chunked = false;
        while (!line.isEmpty()) {
            kept &= !line.equalsIgnoreCase("Connection: close");
            chunked |= line.equalsIgnoreCase("Transfer-Encoding: chunked");
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
            line = in.readLine();
        }
        if (chunked) {
            for (int size = Integer.parseInt(in.readLine(), 16); size > 0; size = Integer.parseInt(in.readLine(), 16)) {
                skip(in, size + 2);
            }
            in.readLine();
        } else {
            skip(in, length);
        }
        return kept;
    }

    private static void skip(BufferedReader in, int length) throws IOException {
        long left = length;
        while (left > 0) {
            long skipped = in.skip(left);
            if (skipped <= 0) {
                throw new IOException("Half an answer");
            }
            left -= skipped;
        }
    }
}
