package dev.paranoid.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A browser without JavaScript: it keeps cookies, sends forms that are on pages, and follows where it is led. */
final class PlainBrowser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_form\" value=\"([^\"]*)\"");

    private final URI address;
    private final List<String> headers = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    PlainBrowser(URI address, String... headers) {
        this.address = address;
        this.headers.addAll(List.of(headers));
    }

    HttpResponse<String> open(String target) {
        return send(request(target).GET().build());
    }

    /** Opens a page, and sends the form of it that has that target, with these fields and its hidden ones. */
    HttpResponse<String> submit(String page, String target, String... fields) {
        return submit(open(page), target, fields);
    }

    /** The same on a page that is open. */
    HttpResponse<String> submit(HttpResponse<String> page, String target, String... fields) {
        List<String> names = IntStream.range(0, fields.length / 2)
                .mapToObj(i -> fields[2 * i])
                .toList();
        PlainForm form = PlainForm.of(page.body()).stream()
                .filter(known ->
                        known.targets().contains(target) && known.names().containsAll(names))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "No form that leads to " + target + " and has " + names + " is on the page: " + page.body()));
        List<String> all = new ArrayList<>(List.of(fields));
        form.hidden().forEach((name, values) -> {
            if (!names.contains(name) && !name.equals("_form")) {
                for (String value : values.split("\n", -1)) {
                    all.add(name);
                    all.add(value);
                }
            }
        });
        return post(target, form.hidden().getOrDefault("_form", "no token"), all.toArray(String[]::new));
    }

    /** Sends what no form of that page sends, with its token: whoever is offered nothing tries all the same. */
    HttpResponse<String> forge(String page, String target, String... fields) {
        Matcher token = TOKEN.matcher(open(page).body());
        return post(target, token.find() ? token.group(1) : "no token", fields);
    }

    HttpResponse<String> post(String target, String token, String... fields) {
        StringBuilder body = new StringBuilder("_form=" + token);
        for (int i = 0; i < fields.length; i += 2) {
            body.append("&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append("=")
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(request(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String target) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(target));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
