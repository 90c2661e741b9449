package dev.paranoid.server.endtoend;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.server.endtoend.Http.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table of fault and call: what is answered, whether in time, what health says, and what there is when the fault is over.
 */
class FaultEndToEndTests {

    /** Of a call, with a patience of 3 s and a socketTimeout of 3 s. */
    private static final Duration IN_TIME = Duration.ofSeconds(8);

    private static final Duration HEALED = Duration.ofSeconds(10);
    private static final int STORIES = 60;

    @TempDir
    private Path broker;

    /** Ids of one fault's rows. */
    private record Rows(int base) {

        static Rows of(Fault fault) {
            return new Rows(1000 + 10 * List.of(Fault.values()).indexOf(fault));
        }

        int read() {
            return base;
        }

        int delete() {
            return base + 1;
        }

        int keyed() {
            return base + 2;
        }

        int batch() {
            return base + 3;
        }

        int large() {
            return base + 4;
        }

        int requested() {
            return base + 5;
        }
    }

    @Test
    void isAnsweredAndHealsAsTheTableSays() throws IOException {
        try (FaultyServer server = new FaultyServer(Service.directory("faults").resolve("mariadb"));
                EmbeddedKafka kafka = EmbeddedKafka.start(broker)) {
            server.prepare("demo/schema.sql");
            List<Fault> faults = Stream.of(Fault.values())
                    .filter(fault -> fault.possible(server))
                    .toList();
            for (Fault fault : faults) {
                insert(server, Rows.of(fault));
            }
            try (Service service = start(server, kafka);
                    Answers answers = new Answers(kafka)) {
                List<String> table = new ArrayList<>();
                table.add(FaultTable.line("fault", "call", "while it lasts", "when it is over"));
                for (Fault fault : faults) {
                    table.addAll(new Round(fault, server, service, kafka, answers).run());
                }
                FaultTable.compare(table, faults);
            }
        }
    }

    private static Service start(FaultyServer server, EmbeddedKafka kafka) {
        List<String> settings = new ArrayList<>(server.settings());
        settings.addAll(List.of(Brokers.settings(
                kafka,
                Service.types("blog.yml"),
                "--paranoid.kafka.declare-topics=true",
                "--paranoid.kafka.hard-delete=users",
                "--paranoid.background.above=" + STORIES / 2,
                "--paranoid.patience=3s",
                "--spring.datasource.hikari.connection-timeout=1000",
                "--spring.datasource.hikari.validation-timeout=500",
                "--spring.datasource.hikari.data-source-properties.connectTimeout=800",
                "--spring.datasource.hikari.data-source-properties.socketTimeout=3000")));
        return Service.start("faults", Jar.THIN, settings.toArray(String[]::new));
    }

    private static void insert(FaultyServer server, Rows rows) {
        for (int user = rows.read(); user <= rows.requested(); user++) {
            server.sql("INSERT INTO users (user_id, username, full_name) VALUES (" + user + ", 'u" + user + "', 'U')");
            String story = "INSERT INTO stories (created_by, title, body) VALUES (" + user + ", 't', 'b')";
            server.sql(story + (", (" + user + ", 't', 'b')").repeat(user == rows.large() ? STORIES - 1 : 0));
        }
    }

    /** One fault, and all calls at once. */
    private record Round(Fault fault, FaultyServer server, Service service, EmbeddedKafka kafka, Answers answers) {

        private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");
        private static final String FORCED = "?force=1";

        List<String> run() {
            int logged = log().size();
            fault.begin(server);
            Map<String, CompletableFuture<String>> calls = new LinkedHashMap<>();
            calls().forEach((name, call) -> calls.put(name, CompletableFuture.supplyAsync(() -> timed(call))));
            request();
            Map<String, String> first = new LinkedHashMap<>();
            calls.forEach((name, answer) -> first.put(name, answer.join()));
            String health = fault.down() ? awaitHealth(503) : awaitHealth(200);
            fault.end(server);
            String healed = awaitHealth(200);
            Map<String, String> after = new LinkedHashMap<>();
            calls().forEach((name, call) -> after.put(name, awaited(call)));
            List<String> lines = new ArrayList<>();
            first.forEach((name, answer) -> lines.add(line(name, answer, String.valueOf(after.get(name)))));
            lines.add(line("kafka", String.join(", ", answers.await(id(), 1)), left()));
            lines.add(line("health", health, healed));
            lines.add(line("log", logged(logged), ""));
            return lines;
        }

        private String line(String call, String answer, String then) {
            return FaultTable.line(FaultTable.name(fault), call, answer, then);
        }

        private Map<String, Supplier<Reply>> calls() {
            Rows rows = Rows.of(fault);
            Http http = service.http();
            String hard = fault.hard() ? FORCED : "";
            Map<String, Supplier<Reply>> calls = new LinkedHashMap<>();
            calls.put("read", () -> http.get("/api/users/" + rows.read()));
            calls.put("delete", () -> http.delete("/api/users/" + rows.delete() + hard));
            calls.put(
                    "keyed",
                    () -> http.send("DELETE", "/api/users/" + rows.keyed() + hard, "Idempotency-Key", fault.name()));
            calls.put(
                    "batch",
                    () -> http.post(
                            "/api/deletions",
                            "{'type':'users','ids':['" + rows.batch() + "'],'force':" + fault.hard() + "}"));
            calls.put(
                    "background", () -> http.send("DELETE", "/api/users/" + rows.large() + hard, "Prefer", "wait=20"));
            return calls;
        }

        private String id() {
            return "of-" + fault;
        }

        private void request() {
            int user = Rows.of(fault).requested();
            try (Sender sender = new Sender(kafka)) {
                sender.send(new ProducerRecord<>(
                        "paranoid.delete-requests",
                        "users/" + user,
                        "{\"requestId\":\"" + id() + "\",\"type\":\"users\",\"id\":\"" + user + "\",\"force\":"
                                + fault.hard() + "}"));
            }
        }

        /** Who waits in line behind a call that hangs is told that others are in the way; which is which, is chance. */
        private String timed(Supplier<Reply> call) {
            long began = System.nanoTime();
            String told = told(call.get());
            if (fault == Fault.FROZEN) {
                told = told.replaceFirst("busy|unavailable", "busy or unavailable");
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return took.compareTo(IN_TIME) <= 0 ? told : told + " after " + took.toSeconds() + " s";
        }

        private static String told(Reply reply) {
            Matcher one = CODE.matcher(reply.status() == 200 ? reply.body() : "");
            return reply.summary()
                    + (one.find() ? " with " + one.group(1) : "")
                    + (reply.header("Retry-After").isEmpty() ? "" : ", Retry-After")
                    + (reply.header("Idempotency-Replayed").isEmpty() ? "" : ", replayed");
        }

        /** A pool that was told that nobody is there waits a while before it asks again. */
        private static String awaited(Supplier<Reply> call) {
            long end = System.nanoTime() + HEALED.toNanos();
            String told = told(call.get());
            while (told.startsWith("503") && System.nanoTime() < end) {
                told = told(call.get());
            }
            return told;
        }

        private String awaitHealth(int status) {
            Reply[] last = new Reply[1];
            Awaitility.await("health " + status + " of " + fault)
                    .atMost(HEALED.multipliedBy(2))
                    .until(() -> {
                        last[0] = service.http().get("/actuator/health/readiness");
                        return last[0].status() == status;
                    });
            String reason = last[0].json()
                    .at("/components/paranoidDatabase/details/reason")
                    .asString("");
            return (status + " " + kind(reason)).strip();
        }

        /** Several looks may see the same in several ways. */
        private static String kind(String reason) {
            if (reason.contains("not answered") || reason.contains("away or busy")) {
                return "away";
            }
            return reason.contains("Columns are gone") || reason.contains("lacks a table")
                    ? "something is gone"
                    : reason.replaceFirst("[,:].*", "");
        }

        /** Rows of those deleted that are live, and entries in the ledger. */
        private String left() {
            Rows rows = Rows.of(fault);
            String some = " BETWEEN " + rows.delete() + " AND " + rows.requested();
            Awaitility.await("what goes on in the background")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> server.number("SELECT COUNT(*) FROM paranoid_job WHERE ended_at IS NULL") == 0);
            return server.number("SELECT COUNT(*) FROM users WHERE deleted_at IS NULL AND user_id" + some)
                    + " live users, "
                    + server.number("SELECT COUNT(*) FROM stories WHERE deleted_at IS NULL AND created_by" + some)
                    + " live stories, "
                    + server.number(
                            "SELECT COUNT(*) FROM paranoid_deletion WHERE root_type = 'users' AND state <> 'REFUSED'"
                                    + " AND CONVERT(root_key USING utf8mb4) + 0" + some)
                    + " deletions";
        }

        private List<String> log() {
            return service.output().lines().filter(Round::matters).toList();
        }

        private static boolean matters(String line) {
            return line.contains(" WARN ") || line.contains(" ERROR ") || line.startsWith("\tat ") || endsIt(line);
        }

        private static boolean endsIt(String line) {
            return line.contains("The database is as it should be again");
        }

        /** One of an outage when it begins, and one when it is over; of other faults one at most. */
        private String logged(int before) {
            List<String> lines = log().subList(before, log().size());
            long over = lines.stream().filter(Round::endsIt).count();
            long wrong = lines.size() - over;
            if (fault.down() ? wrong == 1 && over == 1 : wrong <= 1 && over == 0) {
                return fault.down() ? "one line, one when over" : "one line at most";
            }
            return wrong + " lines, " + over + " when over: " + lines;
        }
    }
}
