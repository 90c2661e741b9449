package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
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
            try (KeptConnection connection = new KeptConnection(address)) {
                boolean kept = true;
                while (kept) {
                    try {
                        kept = connection.ask("GET /api/customers/1").kept();
                    } catch (IOException cut) {
                        return new Fared(answered, connection.isFresh() ? 0 : 1);
                    }
                    answered++;
                }
            } catch (ConnectException refused) {
                return new Fared(answered, 0);
            }
        }
    }
}
