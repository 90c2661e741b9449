package dev.paranoid.benchmarks.large;

import dev.paranoid.benchmarks.blog.Verb;
import dev.paranoid.benchmarks.measure.Heap;
import dev.paranoid.benchmarks.service.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the service over HTTP, and how it fares. */
final class Rest {

    private static final Pattern VALUE = Pattern.compile("\"statistic\":\"(COUNT|VALUE)\",\"value\":([0-9.Ee+-]+)");
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(200);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final List<Long> heap = new ArrayList<>();

    private Rest(URI address) {
        this.address = address;
    }

    static Rest of(ServiceProcess server) {
        return new Rest(server.address());
    }

    /** Asks for it, and comes back when it has ended. */
    void carryOut(Verb verb, long user) throws IOException, InterruptedException {
        heap.clear();
        HttpResponse<String> answer = send(verb.method(), verb.target(user));
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(verb + ": " + answer.statusCode() + " " + answer.body());
        }
        String location = answer.headers().firstValue("Location").orElseThrow();
        while (send("GET", location).body().contains("\"state\":\"in-progress\"")) {
            glance();
            LockSupport.parkNanos(GLANCE);
        }
    }

    /** Looks how much heap is in use. */
    void glance() throws IOException, InterruptedException {
        heap.add((long) meter("jvm.memory.used?tag=area:heap"));
    }

    /** {@return how much heap was in use during the last call} */
    Heap heap() {
        return Heap.of(heap);
    }

    /** {@return chunks since the service started} */
    long chunks() throws IOException, InterruptedException {
        return (long) meter("paranoid.background.chunk");
    }

    /** {@return how long the service's compiler has been at work, in ms} */
    double compilationMillis() throws IOException, InterruptedException {
        return meter("jvm.compilation.time");
    }

    private double meter(String name) throws IOException, InterruptedException {
        Matcher value = VALUE.matcher(send("GET", "/actuator/metrics/" + name).body());
        return value.find() ? Double.parseDouble(value.group(2)) : 0;
    }

    private HttpResponse<String> send(String method, String target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(target))
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
