package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A table of what goes wrong with the broker and call: what is answered, what health says, what waits, and what there is afterwards. */
@Tag("long")
class BrokerFaultEndToEndTests {

    /** Of a call, whatever the broker does. */
    private static final Duration IN_TIME = Duration.ofSeconds(8);

    /** Kafka counts as away when it has been silent for 15 s. */
    private static final Duration TOLD = Duration.ofSeconds(40);

    private static final Duration HEALED = Duration.ofSeconds(20);

    /** What goes wrong with a broker, and how that ends. */
    private enum BrokerFault {
        FROZEN,
        KILLED;

        void begin(FaultyBroker broker) {
            if (this == FROZEN) {
                broker.send(Signal.STOP);
            } else {
                broker.kill();
            }
        }

        void end(FaultyBroker broker) {
            if (this == FROZEN) {
                broker.send(Signal.CONT);
            } else {
                broker.startAgain();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.paranoid.server.endtoend.TestDatabase#all")
    void holdsUpNobodyAndLosesNothing(TestDatabase database) throws IOException {
        try (TestDatabase.Schema blog = database.create("paranoid_broker_fault").with("demo/schema.sql");
                FaultyBroker broker = FaultyBroker.start("broker-fault")) {
            JdbcTemplate jdbc = new JdbcTemplate(blog.dataSource());
            for (BrokerFault fault : BrokerFault.values()) {
                FaultRows.of(fault).insert(jdbc);
            }
            String[] settings = blog.settings(Brokers.settings(
                    broker.client(),
                    Service.types("blog.yml"),
                    "--paranoid.kafka.declare-topics=true",
                    FaultRows.ABOVE));
            try (Service service = Service.start("broker-fault", Jar.THIN, settings);
                    Answers answers = new Answers(broker.client())) {
                List<String> table = new ArrayList<>();
                table.add(FaultTable.line("broker", "call", "while it lasts", "when it is over"));
                for (BrokerFault fault : BrokerFault.values()) {
                    table.addAll(new Round(fault, jdbc, service, broker, answers).run());
                }
                FaultTable.BROKER.compare(table);
            }
        }
    }

    /** One fault, and all calls. */
    private record Round(BrokerFault fault, JdbcTemplate jdbc, Service service, FaultyBroker broker, Answers answers) {

        List<String> run() {
            int logged = log().size();
            FaultCalls calls = new FaultCalls(service.http(), FaultRows.of(fault), fault.name(), Map.of());
            fault.begin(broker);
            CompletableFuture<Void> sent = CompletableFuture.runAsync(this::request);
            Map<String, String> first = new LinkedHashMap<>();
            calls.all().forEach((name, call) -> first.put(name, FaultCalls.timed(call, IN_TIME)));
            String health = awaitHealth("DOWN", "not ", TOLD);
            String waiting = waiting();
            fault.end(broker);
            String healed = awaitHealth("UP", "", HEALED);
            sent.join();
            List<String> lines = new ArrayList<>();
            calls.all()
                    .forEach((name, call) ->
                            lines.add(line(name, String.valueOf(first.get(name)), FaultCalls.awaited(call, HEALED))));
            lines.add(line(
                    "kafka",
                    String.join(", ", answers.await(id(), 1)),
                    FaultRows.of(fault).left(jdbc)));
            lines.add(line("outbox", waiting, awaitSent()));
            lines.add(line("health", health, healed));
            lines.add(line("log", logged(logged), ""));
            return lines;
        }

        private String line(String call, String answer, String then) {
            return FaultTable.line(fault.name().toLowerCase(Locale.ROOT), call, answer, then);
        }

        private String id() {
            return "of-" + fault;
        }

        /** It arrives when the broker takes it. */
        private void request() {
            try (Sender sender = new Sender(broker.client())) {
                sender.delete(id(), "users", FaultRows.of(fault).requested());
            }
        }

        private long messages() {
            Long messages = jdbc.queryForObject("SELECT COUNT(*) FROM paranoid_outbox", Long.class);
            return messages == null ? -1 : messages;
        }

        private String waiting() {
            return messages() + " messages wait";
        }

        private String awaitSent() {
            Awaitility.await("what waits in the outbox").atMost(HEALED).until(() -> messages() == 0);
            return waiting();
        }

        /** {@return what health says of the service and of Kafka, once it says of requests and of the outbox that they are so} */
        private String awaitHealth(String status, String so, Duration within) {
            JsonNode kafka = Awaitility.await("Kafka is " + status)
                    .atMost(within)
                    .until(
                            this::kafka,
                            health -> status.equals(health.path("status").asString(""))
                                    && (so + "read").equals(state(health, "requests"))
                                    && (so + "sent").equals(state(health, "outbox")));
            return service.http().get("/actuator/health/readiness").status() + ", Kafka " + status + ", requests "
                    + state(kafka, "requests") + ", outbox " + state(kafka, "outbox");
        }

        private JsonNode kafka() {
            return service.http().get("/actuator/health").json().at("/components/paranoidKafka");
        }

        private static String state(JsonNode kafka, String detail) {
            return kafka.path("details").path(detail).asString("").replaceFirst(":.*", "");
        }

        private List<String> log() {
            return service.output()
                    .lines()
                    .filter(line -> line.contains(" WARN ") || line.contains(" ERROR ") || line.startsWith("\tat "))
                    .toList();
        }

        private String logged(int before) {
            List<String> lines = log().subList(before, log().size());
            return lines.size() <= 1 ? "one line at most" : lines.size() + " lines: " + lines;
        }
    }
}
