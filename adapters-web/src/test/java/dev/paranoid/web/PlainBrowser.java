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

/** A browser without JavaScript: it keeps cookies, sends the hidden fields of forms, and follows where it is led. */
final class PlainBrowser {

    private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]*)\"");

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

    /** Opens a page, and sends a form of it with these fields. */
    HttpResponse<String> submit(String page, String target, String... fields) {
        Matcher form = FORM.matcher(open(page).body());
        return post(target, form.find() ? form.group(1) : "no form", fields);
    }

    HttpResponse<String> post(String target, String token, String... fields) {
        StringBuilder body = new StringBuilder("_form=" + token);
        for (int i = 0; i < fields.length; i += 2) {
            body.append("&")
                    .append(fields[i])
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
