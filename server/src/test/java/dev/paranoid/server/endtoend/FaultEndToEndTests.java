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
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table of fault and call: what is answered, whether in time, what health says, and what there is when the fault is over.
 */
class FaultEndToEndTests {

    /** How health tells of a database that says nothing, by who noticed it first. */
    private static final List<String> AWAY = List.of(
            "not answered", "does not answer", "The pool could not connect", "All connections of the pool are in use");

    /** Of a call, with a patience of 3 s and a socketTimeout of 3 s. */
    private static final Duration IN_TIME = Duration.ofSeconds(8);

    private static final Duration HEALED = Duration.ofSeconds(10);

    /** At a server that hangs, of 3 s and a pause each: they may meet it in several ways, which are one outage. */
    private static final Duration THREE_LOOKS = Duration.ofSeconds(13);

    @TempDir
    private Path broker;

    @Test
    void isAnsweredAndHealsAsTheTableSays() throws IOException {
        try (FaultyServer server = new FaultyServer(Service.directory("faults").resolve("mariadb"));
                EmbeddedKafka kafka = EmbeddedKafka.start(broker)) {
            server.prepare("demo/schema.sql");
            List<Fault> faults = Stream.of(Fault.values())
                    .filter(fault -> fault.possible(server))
                    .toList();
            for (Fault fault : faults) {
                FaultRows.of(fault).insert(server.jdbc());
            }
            try (Service service = start(server, kafka);
                    Answers answers = new Answers(kafka)) {
                List<String> table = new ArrayList<>();
                table.add(FaultTable.line("fault", "call", "while it lasts", "when it is over"));
                for (Fault fault : faults) {
                    table.addAll(new Round(fault, server, service, kafka, answers).run());
                }
                FaultTable.DATABASE.compare(table, faults);
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
                FaultRows.ABOVE,
                "--paranoid.patience=3s",
                "--spring.datasource.hikari.connection-timeout=1000",
                "--spring.datasource.hikari.validation-timeout=500",
                "--spring.datasource.hikari.data-source-properties.connectTimeout=800",
                "--spring.datasource.hikari.data-source-properties.socketTimeout=3000")));
        return Service.start("faults", Jar.THIN, settings.toArray(String[]::new));
    }

    /** One fault, and all calls at once. */
    private record Round(Fault fault, FaultyServer server, Service service, EmbeddedKafka kafka, Answers answers) {

        List<String> run() {
            int logged = log().size();
            fault.begin(server);
            Map<String, CompletableFuture<String>> calls = new LinkedHashMap<>();
            asked().all().forEach((name, call) -> calls.put(name, CompletableFuture.supplyAsync(() -> timed(call))));
            request();
            Map<String, String> first = new LinkedHashMap<>();
            calls.forEach((name, answer) -> first.put(name, answer.join()));
            String health = fault.down() ? awaitHealth(503) : awaitHealth(200);
            if (fault == Fault.FROZEN) {
                staysDown();
            }
            if (fault.holdsUpRequests()) {
                awaitTried();
            }
            fault.end(server);
            String healed = awaitHealth(200);
            Map<String, String> after = new LinkedHashMap<>();
            asked().all().forEach((name, call) -> after.put(name, FaultCalls.awaited(call, HEALED)));
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

        private FaultCalls asked() {
            return new FaultCalls(service.http(), FaultRows.of(fault), fault.name(), fault.asked());
        }

        private String id() {
            return "of-" + fault;
        }

        private void request() {
            int user = FaultRows.of(fault).requested();
            try (Sender sender = new Sender(kafka)) {
                sender.send(new ProducerRecord<>(
                        "paranoid.delete-requests",
                        "users/" + user,
                        ("{'requestId':'" + id() + "','type':'users','id':'" + user + "'"
                                        + FaultCalls.members(fault.asked()) + "}")
                                .replace('\'', '"')));
            }
        }

        /** Who waits in line behind a call that hangs is told that others are in the way; which is which, is chance. */
        private String timed(Supplier<Reply> call) {
            String told = FaultCalls.timed(call, IN_TIME);
            return fault == Fault.FROZEN ? told.replaceFirst("busy|unavailable", "busy or unavailable") : told;
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

        /** Or the request might come when all is over. */
        private void awaitTried() {
            Awaitility.await("a request has been tried in vain during " + fault)
                    .atMost(HEALED.multipliedBy(2))
                    .until(() -> service.http()
                                    .get("/actuator/metrics/paranoid.kafka.stuck")
                                    .json()
                                    .at("/measurements/0/value")
                                    .asDouble(0)
                            > 0);
        }

        private void staysDown() {
            Awaitility.await("health stays down")
                    .during(THREE_LOOKS)
                    .atMost(THREE_LOOKS.multipliedBy(3))
                    .until(() ->
                            service.http().get("/actuator/health/readiness").status() == 503);
        }

        /** Several looks may see the same in several ways. */
        private static String kind(String reason) {
            if (AWAY.stream().anyMatch(reason::contains)) {
                return "away";
            }
            return reason.contains("Columns are gone") || reason.contains("lacks a table")
                    ? "something is gone"
                    : reason.replaceFirst("[,:].*", "");
        }

        /** Rows of those deleted that are live, and entries in the ledger. */
        private String left() {
            Awaitility.await("what goes on in the background")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> server.number("SELECT COUNT(*) FROM paranoid_job WHERE ended_at IS NULL") == 0);
            return FaultRows.of(fault).left(server.jdbc());
        }

        private List<String> log() {
            return service.output().lines().filter(Round::matters).toList();
        }

        private static boolean matters(String line) {
            return line.contains(" WARN ") || line.contains(" ERROR ") || line.startsWith("\tat ") || endsIt(line);
        }

        private static boolean endsIt(String line) {
            return line.contains("The database accepts writes again");
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
