package dev.paranoid.benchmarks.requests;

import dev.paranoid.benchmarks.bare.BareSql;
import dev.paranoid.benchmarks.blog.Blog;
import dev.paranoid.benchmarks.database.Mysql;
import dev.paranoid.benchmarks.measure.CpuClock;
import dev.paranoid.benchmarks.measure.Meter;
import dev.paranoid.benchmarks.measure.Sample;
import dev.paranoid.benchmarks.measure.Table;
import dev.paranoid.benchmarks.service.ServiceProcess;
import dev.paranoid.embedded.kafka.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many requests a second go through Kafka, and what they cost, beside the bare statements. */
public final class RequestsBenchmark {

    private static final Map<Integer, Integer> WARM_UP = Map.of(1, 3000, 50, 10_000, 500, 20_000);
    private static final int BARE_WARM_UP = 3000;
    private static final List<Integer> BATCHES = List.of(1, 50, 500);
    private static final Map<Integer, Integer> REQUESTS = Map.of(1, 1500, 50, 5000, 500, 10_000);
    private static final List<Integer> CONNECTIONS = List.of(1, 2, 4, 8);
    private static final int BARE = 4000;

    private final Mysql mysql;
    private final Meter meter;
    private final int stories;
    private final Map<String, List<Sample>> results = new LinkedHashMap<>();

    private RequestsBenchmark(Mysql mysql, Meter meter, int stories) {
        this.mysql = mysql;
        this.meter = meter;
        this.stories = stories;
    }

    public static void run(int rounds) throws Exception {
        Mysql mysql = Mysql.ofEnvironment();
        System.out.println("MySQL " + mysql.version() + "; Java " + Runtime.version() + "; median of " + rounds
                + " rounds, contenders in turn");
        try (Meter meter = Meter.of(mysql)) {
            for (int stories : List.of(10, 0)) {
                RequestsBenchmark benchmark = new RequestsBenchmark(mysql, meter, stories);
                for (int round = 0; round < rounds; round++) {
                    benchmark.round();
                }
                benchmark.print();
            }
        }
        mysql.drop();
    }

    private void round() throws Exception {
        for (int batch : BATCHES) {
            note("Kafka, batch " + batch, requests(batch));
        }
        int users = BARE_WARM_UP + CONNECTIONS.size() * BARE;
        Blog.fill(mysql, users, stories, 3);
        BareSql.dropMarks(mysql);
        new BareSql(mysql, 4).hide(1, BARE_WARM_UP + 1);
        int from = BARE_WARM_UP + 1;
        for (int connections : CONNECTIONS) {
            int start = from;
            BareSql bare = new BareSql(mysql, connections);
            note(
                    "bare SQL, " + connections + " connections",
                    meter.measure(BARE, CpuClock.none(), () -> bare.hide(start, start + BARE)));
            from += BARE;
        }
    }

    private Sample requests(int batch) throws Exception {
        int requests = REQUESTS.getOrDefault(batch, 1000);
        int warmUp = WARM_UP.getOrDefault(batch, 3000);
        Blog.fill(mysql, warmUp + requests, stories, 3);
        Path directory = Files.createTempDirectory("paranoid-benchmark");
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory.resolve("kafka"));
                ServiceProcess server = ServiceProcess.start(mysql, directory, List.of(), settings(broker, batch));
                Client client = new Client(broker)) {
            client.delete(1, warmUp + 1);
            return meter.measure(requests, server.cpu(), () -> client.delete(warmUp + 1, warmUp + requests + 1));
        }
    }

    private static String[] settings(EmbeddedKafka broker, int batch) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--paranoid.kafka.declare-topics=true",
                "--paranoid.kafka.batch=" + batch));
        broker.loginSettings()
                .forEach((name, value) -> settings.add("--spring.kafka.properties." + name + "=" + value));
        return settings.toArray(String[]::new);
    }

    private void note(String contender, Sample measured) {
        results.computeIfAbsent(contender, same -> new ArrayList<>()).add(measured);
        System.out.printf("  %s: %.0f/s%n", contender, measured.perSecond());
    }

    private void print() {
        Table table = new Table(
                "users with " + stories * 4 + " rows below",
                "requests/s",
                "× batch 1",
                "× best bare",
                "statements",
                "commits",
                "mysqld CPU ms",
                "service CPU ms");
        double one = median("Kafka, batch 1").perSecond();
        double bare = CONNECTIONS.stream()
                .mapToDouble(
                        each -> median("bare SQL, " + each + " connections").perSecond())
                .max()
                .orElseThrow();
        results.keySet().forEach(contender -> {
            Sample median = median(contender);
            table.add(
                    contender,
                    Math.round(median.perSecond()),
                    median.perSecond() / one,
                    median.perSecond() / bare,
                    "%.3f".formatted(median.each(median.usage().statements())),
                    "%.4f".formatted(median.each(median.usage().commits())),
                    "%.3f".formatted(median.mysqldMillis()),
                    "%.3f".formatted(median.serviceMillis()));
        });
        System.out.println();
        System.out.println("Per request:");
        System.out.println(table);
    }

    private Sample median(String contender) {
        List<Sample> sorted = new ArrayList<>(results.getOrDefault(contender, List.of()));
        sorted.sort(Comparator.comparingDouble(Sample::perSecond));
        return sorted.get(sorted.size() / 2);
    }
}
