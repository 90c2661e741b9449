package dev.paranoid.benchmarks;

import dev.paranoid.benchmarks.large.LargeBenchmark;
import dev.paranoid.benchmarks.large.PurgeBenchmark;
import dev.paranoid.benchmarks.live.LiveBenchmark;
import dev.paranoid.benchmarks.pages.PagesBenchmark;
import dev.paranoid.benchmarks.requests.RequestsBenchmark;
import dev.paranoid.benchmarks.small.SmallBenchmark;
import dev.paranoid.benchmarks.small.SmallChoice;
import java.util.List;

/** Runs the benchmark that is named. */
public final class Benchmarks {

    private static final String HELP = """
            Benchmarks of Paranoid. Each prints a table.

              mvn -q install -DskipTests
              export PARANOID_TEST_MYSQL_URL='jdbc:mysql://127.0.0.1:3306/?user=root'
              mvn -q -pl benchmarks exec:java -Dexec.args="requests [ROUNDS]"

              requests [ROUNDS]   requests per second through Kafka in batches of 1, 50 and 500, beside bare SQL;
                                  3 rounds if not said
              large [ROWS ...]    a soft delete, a restore and a hard delete of a user with so many rows below, in the
                                  background, with another writer; beside the bare statements in one transaction;
                                  medians of three, the hard delete once; 100000 and 1000000 if not said. 10000000
                                  (each once, without chunks) takes about an hour and 10 GB of disk

              small [CLIENTS ...] [VERB ...] [rounds=N]
                                  soft deletes, restores and hard deletes of users with 10 stories and 30 reviews, and of
                                  users with nothing below; reads of one row and of 50; by so many clients over HTTP,
                                  beside bare SQL behind a minimal HTTP server. 1 and 8 clients, all verbs (get, list,
                                  soft, restore, hard) and 5 rounds if not said; about 10 minutes then

              purge [ROWS ...]    the job that removes what has expired, so many rows of many deletions, with another writer;
                                  beside the same DELETEs in chunks; 1000000 if not said

              live [ROUNDS]       a statement of a MyBatis mapper that is filtered, beside the same that is filtered by hand;
                                  15 rounds if not said

              pages [DELETIONS [ROWS [again]]]
                                  each page of the recycle bin, with so many deletions in the ledger and so many rows;
                                  1000000 and 10000000 if not said, which takes 5 GB of disk. "again" measures
                                  the database of a run that was stopped, and keeps it

            The user must be allowed to create databases; one named paranoid_benchmark is made, and dropped. CPU time of
            the database server is shown where it runs on this machine.
            """;

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        String name = words.isEmpty() ? "--help" : words.get(0);
        if (name.equals("requests")) {
            RequestsBenchmark.run(words.size() > 1 ? Integer.parseInt(words.get(1)) : 3);
        } else if (name.equals("large")) {
            List<Integer> sizes = words.stream().skip(1).map(Integer::valueOf).toList();
            LargeBenchmark.run(sizes.isEmpty() ? List.of(100_000, 1_000_000) : sizes);
        } else if (name.equals("small")) {
            SmallBenchmark.run(SmallChoice.of(words.subList(1, words.size())));
        } else if (name.equals("purge")) {
            List<Integer> sizes = words.stream().skip(1).map(Integer::valueOf).toList();
            PurgeBenchmark.run(sizes.isEmpty() ? List.of(1_000_000) : sizes);
        } else if (name.equals("live")) {
            LiveBenchmark.run(words.size() > 1 ? Integer.parseInt(words.get(1)) : 15);
        } else if (name.equals("pages")) {
            PagesBenchmark.run(number(words, 1, 1_000_000), number(words, 2, 10_000_000), words.contains("again"));
        } else {
            System.out.println(HELP);
        }
    }

    private static int number(List<String> words, int at, int otherwise) {
        return words.size() > at ? Integer.parseInt(words.get(at)) : otherwise;
    }
}
