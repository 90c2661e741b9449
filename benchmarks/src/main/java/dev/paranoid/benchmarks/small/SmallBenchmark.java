package dev.paranoid.benchmarks.small;

import dev.paranoid.benchmarks.blog.Blog;
import dev.paranoid.benchmarks.blog.Users;
import dev.paranoid.benchmarks.blog.Verb;
import dev.paranoid.benchmarks.database.Mysql;
import dev.paranoid.benchmarks.measure.Meter;
import dev.paranoid.benchmarks.measure.Sample;
import dev.paranoid.benchmarks.service.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What single calls cost over HTTP, beside the same work by bare SQL behind a minimal HTTP server. */
public final class SmallBenchmark {

    /** They are read, and never change. They stand before all others, so the first page is theirs. */
    private static final Users READERS = new Users(1, 3000);

    private static final int LISTS = 1500;
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int STORIES = 10;
    private static final int WITH_STORIES = 300;
    private static final int WITH_NOTHING = 600;

    private final Meter meter;
    private final SmallChoice choice;
    private final FreshUsers fresh;
    private final List<Rival> rivals;

    private SmallBenchmark(Meter meter, SmallChoice choice, FreshUsers fresh, List<Rival> rivals) {
        this.meter = meter;
        this.choice = choice;
        this.fresh = fresh;
        this.rivals = rivals;
    }

    public static void run(SmallChoice choice) throws Exception {
        Mysql mysql = Mysql.ofEnvironment();
        System.out.println("MySQL " + mysql.version() + "; Java " + Runtime.version() + "; "
                + Runtime.getRuntime().availableProcessors() + " cores for callers, services and database; medians of "
                + choice.rounds() + " rounds, contenders in turn");
        Blog.fill(mysql, READERS.count(), 0, 0);
        Path directory = Files.createTempDirectory("paranoid-benchmark");
        try (Meter meter = Meter.of(mysql);
                ServiceProcess bare = ServiceProcess.bare(mysql, directory);
                ServiceProcess paranoid = ServiceProcess.start(mysql, directory, List.of())) {
            List<Rival> rivals = List.of(new Rival(SmallTable.BARE, bare), new Rival(SmallTable.PARANOID, paranoid));
            FreshUsers fresh = new FreshUsers(mysql, READERS.end());
            SmallWarmUp warmUp = new SmallWarmUp(fresh, READERS.take(LISTS), choice.verbs());
            for (Rival rival : rivals) {
                warmUp.run(rival.name(), rival.server());
            }
            SmallBenchmark benchmark = new SmallBenchmark(meter, choice, fresh, rivals);
            benchmark.rounds(choice.verbs(), STORIES, WITH_STORIES);
            benchmark.rounds(choice.changes(), 0, WITH_NOTHING);
        }
        mysql.drop();
    }

    /** Measures these verbs on users with so many stories, fresh ones in each round. */
    private void rounds(Set<Verb> verbs, int stories, int count) throws Exception {
        if (verbs.isEmpty()) {
            return;
        }
        List<SmallTable> tables = choice.clients().stream()
                .map(clients -> new SmallTable(clients, FreshUsers.rows(stories)))
                .toList();
        for (int round = 0; round < choice.rounds(); round++) {
            long begun = System.nanoTime();
            for (SmallTable table : tables) {
                List<Users> users = fresh.add(rivals.size() * count, stories).split(rivals.size());
                round(table, verbs, new ArrayList<>(users), round % 2 == 1);
            }
            System.out.printf("  round %d: %.0f s%n", round + 1, (System.nanoTime() - begun) / 1e9);
        }
        tables.forEach(System.out::println);
    }

    /** Where the time was up early, the next verb is about those who had their turn. */
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
        try (Clients callers = Clients.of(rival.server().address(), clients)) {
            Sample sample = meter.measure(users.count(), rival.server().cpu(), () -> callers.ask(verb, users, LIMIT));
            return sample.with(callers.latency());
        }
    }

    private static Users readers(Verb verb) {
        return verb == Verb.LIST ? READERS.take(LISTS) : READERS;
    }

    private record Rival(String name, ServiceProcess server) {}
}
