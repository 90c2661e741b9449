package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.rest.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The packaged service, asked what nobody would ask: it answers no 5xx, changes nothing, tells nothing and keeps nothing in memory. Half of
 * the requests come from a stranger, half from one who may do everything. {@code -Dparanoid.fuzz.requests=} says how many, {@code
 * -Dparanoid.fuzz.threads=} how many at a time; {@code -Dparanoid.seed=} repeats them.
 */
class FuzzEndToEndTests {

    private static final String PLACE = "fuzz";
    private static final String SECRET = "canary-of-a-column";
    private static final int REQUESTS = Integer.getInteger("paranoid.fuzz.requests", 400);
    private static final int THREADS = Integer.getInteger("paranoid.fuzz.threads", 4);
    /** Where the first line is so broken that it has no version, the answer is as in HTTP 0.9: a body alone. */
    private static final String NO_VERSION =
            "No answer: '{\"type\":\"https://paranoid.dev/docs/errors.md#bad-request\"";

    private static final long MOST_GROWTH = 24L << 20;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** What no answer tells: how it is made, and what is in the row. */
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat dev\\.paranoid|\\bat org\\.|SELECT |jdbc:|com\\.mysql|stack ?trace|" + SECRET);

    private final Issuer issuer = Issuer.create();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());

    @Test
    void isAnsweredWithoutHarm() throws Exception {
        long seed = Long.getLong("paranoid.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("Fuzzed with -Dparanoid.seed=" + seed);
        try (TestDatabase.Schema shop = TestDatabase.all()
                        .findFirst()
                        .orElseThrow()
                        .create("paranoid_fuzz")
                        .with("shop.sql");
                Service service = start(shop)) {
            Map<String, List<String>> rows = shop.rows();
            fuzz(service, seed, REQUESTS / 4);
            long warm = used(service);
            fuzz(service, seed + THREADS, REQUESTS - REQUESTS / 4);
            long grown = used(service) - warm;

            System.out.println("Statuses " + statuses + ", heap after collection " + (warm >> 10) + " KiB and "
                    + (grown >> 10) + " KiB more");
            assertThat(faults).isEmpty();
            assertThat(statuses.keySet()).hasSizeGreaterThan(8);
            assertThat(shop.rows()).isEqualTo(rows);
            assertThat(shop.sql()
                            .sql("SELECT COUNT(*) FROM paranoid_deletion")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(grown).isLessThan(MOST_GROWTH);
            assertThat(service.output()).doesNotContain(" ERROR ", SECRET);
        }
    }

    private Service start(TestDatabase.Schema shop) throws IOException {
        shop.sql()
                .sql("ALTER TABLE customers ADD COLUMN password_hash VARCHAR(40) NOT NULL DEFAULT '" + SECRET + "'")
                .update();
        List<String> settings = new ArrayList<>(List.of(
                Service.types("shop.yml"),
                "--management.endpoints.web.exposure.include=*",
                "--paranoid.rest.body-within=1s",
                "--paranoid.security.dir=" + Service.directory(PLACE).resolve("tokens-of-fuzz"),
                "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                        + issuer.publicKeyIn(Service.directory(PLACE)).toUri()));
        for (String right : List.of("read", "delete", "restore", "hard-delete", "purge", "hold", "retain", "operate")) {
            settings.add("--paranoid.security.roles.everything." + right + "=*");
        }
        return Service.start(PLACE, Jar.THIN, shop.settings(settings.toArray(String[]::new)));
    }

    private void fuzz(Service service, long seed, int requests) throws InterruptedException, ExecutionException {
        String everything = "Authorization: Bearer " + issuer.token("everything");
        RawHttp http = new RawHttp(service.http().address());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Fuzz fuzz = new Fuzz(seed + thread);
            running.add(threads.submit(() -> {
                for (int i = 0; i < requests / THREADS; i++) {
                    send(http, fuzz.next(), i % 2 == 0 ? everything : "");
                }
            }));
        }
        for (Future<?> thread : running) {
            thread.get();
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private void send(RawHttp http, Fuzz.Sent sent, String shown) {
        List<String> headers = new ArrayList<>(sent.headers());
        if (!shown.isEmpty() && headers.stream().noneMatch(header -> header.startsWith("Authorization"))) {
            headers.add(shown);
        }
        try {
            RawHttp.Reply reply = http.send(sent.method(), sent.target(), headers, sent.body());
            statuses.merge(reply.status(), 1, Integer::sum);
            boolean stranger = shown.isEmpty() || !headers.contains(shown);
            if (reply.status() >= 500
                    || INSIDES.matcher(reply.body()).find()
                    || (stranger && reply.body().contains("@example.org"))) {
                faults.add(sent + " -> " + reply.status() + " " + reply.body());
            }
        } catch (IOException | RuntimeException closed) {
            if (!String.valueOf(closed.getMessage()).startsWith(NO_VERSION)) {
                faults.add(sent + " -> " + closed);
            }
        }
    }

    /** {@return bytes of the heap that are in use when nothing is that need not be} */
    private static long used(Service service) throws IOException, InterruptedException {
        jcmd(service, "GC.run");
        Matcher used = USED.matcher(jcmd(service, "GC.heap_info"));
        long kibibytes = 0;
        for (int generation = 0; generation < 2 && used.find(); generation++) {
            kibibytes += Long.parseLong(used.group(1));
        }
        assertThat(kibibytes).isPositive();
        return kibibytes << 10;
    }

    private static String jcmd(Service service, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(service.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        return said;
    }
}
