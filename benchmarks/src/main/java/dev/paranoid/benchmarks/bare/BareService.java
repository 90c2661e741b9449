package dev.paranoid.benchmarks.bare;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The floor for a service that takes requests one by one: {@link BareVerbs} behind the JDK's HTTP server. It sets the columns
 * that Paranoid sets, on the same tables with the same indexes, and has the same addresses.
 *
 * <p>It does not do what makes Paranoid: no ledger, so no actor, reason or counts that can be looked up, and nothing that
 * refuses; nobody asks who may; rows that another deletion hid, or that have a second hidden parent, come back or stay as the
 * statements happen to see them; no idempotency keys, limits, metrics or problem details.
 * It knows three tables and no other, and does not escape what it writes as JSON.
 */
public final class BareService {

    private static final String USERS = "/api/users";
    private static final String RESTORE = "/api/restore/users/";

    private final BareVerbs verbs;
    private final AtomicLong deadlocks = new AtomicLong();

    private BareService(BareVerbs verbs) {
        this.verbs = verbs;
    }

    /** Serves the database with that JDBC URL until it is ended. */
    public static void main(String[] arguments) throws IOException {
        BareService service = new BareService(new BareVerbs(arguments[0]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", service::handle);
        server.start();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> System.out.println("Begun anew after deadlocks: " + service.deadlocks.get())));
        System.out.println("Bare SQL is ready");
        System.out.println("  Address  http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI target = exchange.getRequestURI();
        try {
            Optional<String> found =
                    carriedOut(exchange.getRequestMethod(), target.getPath(), String.valueOf(target.getQuery()));
            send(exchange, found.isPresent() ? 200 : 404, found.orElse("{}"));
        } catch (SQLException failed) {
            send(exchange, 500, failed.toString());
        }
    }

    /** As anybody would, it begins anew after a deadlock. */
    private Optional<String> carriedOut(String method, String path, String query) throws SQLException {
        while (true) {
            try {
                return answer(method, path, query);
            } catch (SQLTransactionRollbackException deadlock) {
                deadlocks.incrementAndGet();
            }
        }
    }

    private Optional<String> answer(String method, String path, String query) throws SQLException {
        if (method.equals("PUT")) {
            return verbs.restore(user(path, RESTORE));
        } else if (method.equals("DELETE")) {
            long user = user(path, USERS + "/");
            return query.equals("force=1") ? verbs.hardDelete(user) : verbs.softDelete(user);
        } else if (path.equals(USERS)) {
            return Optional.of(verbs.list());
        }
        return verbs.get(user(path, USERS + "/"));
    }

    private static long user(String path, String before) {
        return Long.parseLong(path.substring(before.length()));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
