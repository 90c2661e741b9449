package dev.paranoid.rest;

import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The tutorial's application behind real HTTP, and someone who asks it. */
public final class RestServer implements AutoCloseable {

    static {
        // Read once, by the first client.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private RestServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RestServer start(Class<?>... more) {
        return startWith(List.of(), more);
    }

    public static RestServer startWith(List<String> settings, Class<?>... more) {
        return new RestServer(new SpringApplicationBuilder(TutorialApplication.class)
                .sources(more)
                .properties("server.port=0", "springdoc.writer-with-order-by-keys=true", "spring.main.banner-mode=off")
                .properties(settings.toArray(String[]::new))
                .run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public InMemoryEngine engine() {
        return context.getBean(TutorialApplication.class).engine();
    }

    public void startAgain() {
        context.getBean(TutorialApplication.class).startAgain();
    }

    public URI address() {
        return URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public HttpResponse<String> send(String method, String target, String... headers) {
        return send(method, target, BodyPublishers.noBody(), headers);
    }

    /** Quotes may be single ones, for readers. */
    public HttpResponse<String> post(String target, String json, String... headers) {
        return sendJson("POST", target, json, headers);
    }

    /** Quotes may be single ones, for readers. */
    public HttpResponse<String> patch(String target, String json, String... headers) {
        return sendJson("PATCH", target, json, headers);
    }

    private HttpResponse<String> sendJson(String method, String target, String json, String... headers) {
        BodyPublisher body = BodyPublishers.ofString(json.replace('\'', '"'));
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return send(method, target, body, all.toArray(String[]::new));
    }

    /** {@return the answer to come} */
    public CompletableFuture<HttpResponse<String>> sendAsync(String method, String target, String... headers) {
        return client.sendAsync(request(method, target, BodyPublishers.noBody(), headers), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String target, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address().resolve(target)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private HttpResponse<String> send(String method, String target, BodyPublisher body, String... headers) {
        try {
            return client.send(request(method, target, body, headers), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        return BodyJson.MAPPER.readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
