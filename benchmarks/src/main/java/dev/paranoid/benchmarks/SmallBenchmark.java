package dev.paranoid.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What single calls cost over HTTP, beside the same work by bare SQL behind a minimal HTTP server. */
final class SmallBenchmark {

    /** They are read, and never change. They stand before all others, so the first page is theirs. */
    private static final Users READERS = new Users(1, 3000);

    private static final int LISTS = 1500;
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration NO_LIMIT = Duration.ofHours(1);
    private static final int STORIES = 10;
    private static final int REVIEWS_OF_EACH = 3;
    private static final int WITH_STORIES = 300;
    private static final int WITH_NOTHING = 600;

    private static final int WARM_UP_CLIENTS = 8;
    private static final int WARM_UP_USERS = 400;
    private static final int WARM_UP_TURNS = 3;
    private static final int WARM_UP_HARD = 1500;

    private final Mysql mysql;
    private final Meter meter;
    private final SmallChoice choice;
    private final List<Rival> rivals;
    private long free = READERS.end();

    private SmallBenchmark(Mysql mysql, Meter meter, SmallChoice choice, List<Rival> rivals) {
        this.mysql = mysql;
        this.meter = meter;
        this.choice = choice;
        this.rivals = rivals;
    }

    static void run(SmallChoice choice) throws Exception {
        Mysql mysql = Mysql.ofEnvironment();
        System.out.println("MySQL " + mysql.version() + "; Java " + Runtime.version() + "; "
                + Runtime.getRuntime().availableProcessors() + " cores for callers, services and database; medians of "
                + choice.rounds() + " rounds, contenders in turn");
        Blog.fill(mysql, READERS.count(), 0, 0);
        Path directory = Files.createTempDirectory("paranoid-benchmark");
        try (Meter meter = Meter.of(mysql);
                Server bare = Server.bare(mysql, directory);
                Server paranoid = Server.start(mysql, directory, List.of())) {
            List<Rival> rivals = List.of(new Rival(SmallTable.BARE, bare), new Rival(SmallTable.PARANOID, paranoid));
            SmallBenchmark benchmark = new SmallBenchmark(mysql, meter, choice, rivals);
            benchmark.warmUp();
            benchmark.rounds(choice.verbs(), STORIES, WITH_STORIES);
            benchmark.rounds(choice.changes(), 0, WITH_NOTHING);
        }
        mysql.drop();
    }

    private void warmUp() throws Exception {
        for (Rival rival : rivals) {
            long begun = System.nanoTime();
            Users some = add(WARM_UP_USERS, STORIES);
            try (Callers callers = Callers.of(rival.server().address(), WARM_UP_CLIENTS)) {
                for (Verb verb : choice.reads()) {
                    callers.ask(verb, readers(verb), NO_LIMIT);
                }
                for (int turn = 0; turn < WARM_UP_TURNS && !choice.changes().isEmpty(); turn++) {
                    callers.ask(Verb.SOFT, some, NO_LIMIT);
                    callers.ask(Verb.RESTORE, some, NO_LIMIT);
                }
                if (choice.verbs().contains(Verb.HARD)) {
                    callers.ask(Verb.HARD, some, NO_LIMIT);
                    callers.ask(Verb.HARD, add(WARM_UP_HARD, 0), NO_LIMIT);
                }
                System.out.printf(
                        "  %s, warmed up by %,d calls in %.0f s%n",
                        rival.name(), callers.latency().count(), (System.nanoTime() - begun) / 1e9);
            }
        }
    }

    private Users add(int count, int stories) throws SQLException {
        Users users = new Users(free, count);
        Blog.add(mysql, users, stories, REVIEWS_OF_EACH);
        free = users.end();
        return users;
    }

    /** Measures these verbs on users with so many stories, fresh ones in each round. */
    private void rounds(Set<Verb> verbs, int stories, int users) throws Exception {
        if (verbs.isEmpty()) {
            return;
        }
        List<SmallTable> tables = choice.clients().stream()
                .map(clients -> new SmallTable(clients, stories * (1 + REVIEWS_OF_EACH) + 1))
                .toList();
        for (int round = 0; round < choice.rounds(); round++) {
            long begun = System.nanoTime();
            for (SmallTable table : tables) {
                round(
                        table,
                        verbs,
                        new ArrayList<>(add(rivals.size() * users, stories).split(rivals.size())),
                        round % 2 == 1);
            }
            System.out.printf("  round %d: %.0f s%n", round + 1, (System.nanoTime() - begun) / 1e9);
        }
        tables.forEach(System.out::println);
    }

    /** Where the time was up, the next verb is asked about those whom it was enough for. */
    private void round(SmallTable table, Set<Verb> verbs, List<Users> users, boolean reversed) throws Exception {
        List<Integer> turn = reversed ? List.of(1, 0) : List.of(0, 1);
        for (Verb verb : verbs) {
            for (int i : turn) {
                if (verb == Verb.RESTORE && !verbs.contains(Verb.SOFT)) {
                    Sample unmeasured = measure(rivals.get(i), table.clients(), Verb.SOFT, users.get(i));
                    users.set(i, users.get(i).take(unmeasured.calls()));
                }
                Users asked = verb.changes() ? users.get(i) : readers(verb);
                Sample sample = measure(rivals.get(i), table.clients(), verb, asked);
                table.add(verb, rivals.get(i).name(), sample);
                if (verb.changes()) {
                    users.set(i, asked.take(sample.calls()));
                }
            }
        }
    }

    private Sample measure(Rival rival, int clients, Verb verb, Users users) throws Exception {
        try (Callers callers = Callers.of(rival.server().address(), clients)) {
            Sample sample = meter.measure(users.count(), rival.server().cpu(), () -> callers.ask(verb, users, LIMIT));
            return sample.with(callers.latency());
        }
    }

    private static Users readers(Verb verb) {
        return verb == Verb.LIST ? READERS.take(LISTS) : READERS;
    }

    private record Rival(String name, Server server) {}
}
