package dev.paranoid.benchmarks.pages;

import dev.paranoid.benchmarks.database.Mysql;
import dev.paranoid.benchmarks.measure.Latency;
import dev.paranoid.benchmarks.measure.Table;
import dev.paranoid.benchmarks.service.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How long each page of the recycle bin takes, of a service whose ledger is very long: one browser, one page after the other. */
public final class PagesBenchmark {

    private static final int WARM_UP = 20;
    private static final int CALLS = 60;
    private static final int SPREAD = 7919;

    private final Mysql mysql;
    private final LedgerBlog blog;
    private final int deletions;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private PagesBenchmark(Mysql mysql, int deletions, int rows) {
        this.mysql = mysql;
        this.blog = new LedgerBlog(mysql, deletions, rows);
        this.deletions = deletions;
    }

    /**
     * Measures.
     *
     * @param again whether the database is there from a run before; then it stays, too
     */
    public static void run(int deletions, int rows, boolean again)
            throws SQLException, IOException, InterruptedException {
        Mysql mysql = Mysql.ofEnvironment();
        System.out.println("MySQL " + mysql.version() + "; " + deletions + " deletions, " + rows + " rows");
        PagesBenchmark benchmark = new PagesBenchmark(mysql, deletions, rows);
        if (!again) {
            benchmark.fill();
        }
        benchmark.measure();
        if (!again) {
            mysql.drop();
        }
    }

    private void fill() throws SQLException, IOException, InterruptedException {
        blog.rows();
        start(Files.createTempDirectory("paranoid-pages")).close();
        blog.ledger();
        mysql.rest();
    }

    private void measure() throws IOException, InterruptedException {
        try (ServiceProcess service = start(Files.createTempDirectory("paranoid-pages"))) {
            Table table = new Table("page, ms", "median", "p95", "p99", "longest");
            for (Map.Entry<String, IntFunction<String>> page : pages().entrySet()) {
                Latency latency = latency(service.address(), page.getValue());
                table.add(page.getKey(), latency.median(), latency.p95(), latency.p99(), latency.longest());
            }
            System.out.println(table);
        }
    }

    private ServiceProcess start(Path directory) throws IOException, InterruptedException {
        return ServiceProcess.start(mysql, directory, List.of(), "--paranoid.entities.users.label=username");
    }

    private Map<String, IntFunction<String>> pages() {
        Map<String, IntFunction<String>> pages = new LinkedHashMap<>();
        pages.put("list", i -> "");
        pages.put("list, a later page", i -> "?after=" + any(i));
        pages.put("list, all states", i -> "?state=all&after=" + any(i));
        pages.put("list, restored", i -> "?state=lifted&after=" + any(i));
        pages.put("list, removed", i -> "?state=purged");
        pages.put("list, refused", i -> "?state=refused");
        pages.put("list, in progress", i -> "?state=in-progress");
        pages.put("list, of a type", i -> "?type=users");
        pages.put("list, of a type, all states", i -> "?type=users&state=all&after=" + (deletions + 500));
        pages.put("list, of a type that comes first", i -> "?type=reviews&after=" + any(i));
        pages.put("list, of a type that is not there", i -> "?type=users&state=lifted");
        pages.put("list, of somebody", i -> "?by=actor" + i % 500);
        pages.put("list, of somebody with very many", i -> "?by=nightly&after=" + any(i));
        pages.put("list, of somebody, all states", i -> "?state=all&by=actor" + i % 500 + "&after=" + any(i));
        pages.put("list, of nobody", i -> "?by=nobody");
        pages.put("list, of somebody who has none in that state", i -> "?by=ann&state=lifted");
        pages.put("list, of a day", i -> "?since=2024-03-04&until=2024-03-04");
        pages.put("list, until a day", i -> "?until=2024-02-03");
        pages.put("list, before all", i -> "?until=2020-02-03");
        pages.put("list, of somebody and a day", i -> "?by=nightly&type=reviews&since=2024-03-04&until=2024-03-04");
        pages.put("search, found on the way", i -> "?q=reason+7");
        pages.put("search, in vain", i -> "?q=nothing-like-this");
        pages.put("search among those of somebody", i -> "?by=nightly&q=nothing-like-this");
        pages.put("deletion", i -> "/deletions/" + active(i));
        pages.put("deletion of a user", i -> "/deletions/" + ofUser(i));
        pages.put("deletion, " + LedgerBlog.LARGE + " rows", i -> "/deletions/" + blog.deletionOfLarge());
        pages.put("before restoring", i -> "/deletions/" + active(i) + "/restore");
        pages.put("before restoring a user", i -> "/deletions/" + ofUser(i) + "/restore");
        pages.put(
                "before restoring " + LedgerBlog.LARGE + " rows",
                i -> "/deletions/" + blog.deletionOfLarge() + "/restore");
        pages.put("before removing", i -> "/deletions/" + active(i) + "/purge");
        pages.put("before removing a user", i -> "/deletions/" + ofUser(i) + "/purge");
        pages.put(
                "before removing " + LedgerBlog.LARGE + " rows",
                i -> "/deletions/" + blog.deletionOfLarge() + "/purge");
        pages.put("rows", i -> "/types/reviews?after=" + any(i, blog.reviews()));
        pages.put("rows, deleted", i -> "/types/stories?rows=hidden");
        pages.put("rows, all", i -> "/types/stories?rows=all&after=" + any(i, blog.stories()));
        pages.put("one row", i -> "/types/stories/row?id=" + any(i, blog.stories()));
        pages.put("below a row", i -> "/types/users/below?id=" + any(i, blog.users()));
        pages.put("below a row with " + LedgerBlog.LARGE, i -> "/types/users/below?id=" + blog.large());
        pages.put(
                "before deleting",
                i -> "/types/users/delete?id=" + (LedgerBlog.USER_DELETIONS + 1 + any(i, blog.users() / 2)));
        pages.put("health", i -> "/health");
        return pages;
    }

    private int any(int call) {
        return any(call, deletions);
    }

    private static int any(int call, int most) {
        return 1 + (int) ((long) call * SPREAD * 31 % most);
    }

    /** Stories whose deletion is active. */
    private int active(int call) {
        return any(call) / 10 * 10 + 1;
    }

    private int ofUser(int call) {
        return deletions + 1 + any(call, LedgerBlog.USER_DELETIONS - 1);
    }

    private Latency latency(URI address, IntFunction<String> page) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            open(address, page.apply(i));
        }
        List<Long> times = new ArrayList<>();
        for (int i : IntStream.range(WARM_UP, WARM_UP + CALLS).toArray()) {
            long began = System.nanoTime();
            open(address, page.apply(i));
            times.add(System.nanoTime() - began);
        }
        return Latency.of(times);
    }

    private void open(URI address, String page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/bin" + page))
                .GET()
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
