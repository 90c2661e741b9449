package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a running service.
 *
 * @param address of the service
 * @param authorization what every request shows, or empty text
 */
record Http(URI address, String authorization) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Reply get(String target) {
        return send("GET", target);
    }

    Reply delete(String target) {
        return send("DELETE", target);
    }

    Reply put(String target) {
        return send("PUT", target);
    }

    Reply post(String target) {
        return send("POST", target);
    }

    /** Apostrophes stand for quotation marks. */
    Reply post(String target, String json) {
        return sendBody("POST", target, json.replace('\'', '"'), "Content-Type", "application/json");
    }

    /** Apostrophes stand for quotation marks. */
    Reply patch(String target, String json) {
        return sendBody("PATCH", target, json.replace('\'', '"'), "Content-Type", "application/json");
    }

    Reply send(String method, String target, String... headers) {
        return sendBody(method, target, "", headers);
    }

    Reply sendBody(String method, String target, String body, String... headers) {
        try {
            return new Reply(CLIENT.send(request(method, target, body, headers), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> sendAsync(String method, String target) {
        return CLIENT.sendAsync(request(method, target, ""), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String target, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(target)).method(method, publisher(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    private static HttpRequest.BodyPublisher publisher(String body) {
        return body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
    }

    /**
     * What came back.
     *
     * @param response whole
     */
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** {@return its status and, where it is a problem, the code} */
        String summary() {
            return (status() + " " + code()).strip();
        }

        String code() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? json().path("code").asString("no code")
                    : "";
        }
    }
}
