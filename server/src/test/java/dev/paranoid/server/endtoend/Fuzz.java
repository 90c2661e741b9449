package dev.paranoid.server.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

/**
 * Requests that nobody would send by intention: addresses, heads and bodies of the API, broken here and there. No id in them is one of a
 * row, so that whatever is understood has nothing to change.
 */
final class Fuzz {

    private static final List<String> METHODS = List.of(
            "GET",
            "GET",
            "GET",
            "POST",
            "POST",
            "PUT",
            "DELETE",
            "DELETE",
            "PATCH",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "get",
            "PROPFIND",
            "CONNECT",
            "PRI",
            "X");
    private static final List<String> PATHS = List.of(
            "/api/%t",
            "/api/%t/%i",
            "/api/%t/%i/deletion-plan",
            "/api/restore/%t/%i",
            "/api/deletions",
            "/api/deletions/%i",
            "/api/deletions/%i/restore",
            "/api/deletions/%i/restore-plan",
            "/api/deletions/%i/restore-with-values",
            "/api/deletions/%i/history",
            "/api/restores",
            "/api/holds",
            "/api/holds/%i",
            "/api/holds/releases",
            "/api/deletions/purge",
            "/api/%t/row",
            "/",
            "/bin",
            "/bin/log-in",
            "/bin/deletions/%i",
            "/bin/deletions/%i/progress",
            "/bin/deletions/%i/restore",
            "/bin/deletions/%i/purge",
            "/bin/deletions/%i/holds",
            "/bin/types",
            "/bin/types/%t",
            "/bin/types/%t/row",
            "/bin/types/%t/below",
            "/bin/types/%t/delete",
            "/bin/many/restore",
            "/bin/many/purge",
            "/bin/many/hold",
            "/bin/many/extend",
            "/bin/deletions/%i/extend",
            "/v3/api-docs",
            "/actuator",
            "/actuator/health",
            "/actuator/health/%i",
            "/actuator/health/%t/%i",
            "/actuator/metrics/%i",
            "/actuator/env",
            "/error",
            "/swagger-ui/%i",
            "/..%2f..%2fetc/passwd",
            "//api/%t",
            "/api/../actuator/heapdump",
            "*",
            "");
    private static final List<String> TYPES = List.of(
            "customers",
            "orders",
            "invoices",
            "colors",
            "CUSTOMERS",
            "paranoid_deletion",
            "customers%00",
            "mysql.user",
            "deletions",
            "",
            "customers'--",
            "%F0%9F%92%A9",
            "..");
    private static final List<String> IDS = List.of(
            "999999",
            "-1",
            "0",
            "00",
            "9223372036854775807",
            "9223372036854775808",
            "1e9",
            "NaN",
            "null",
            "%20",
            "%00",
            "%ff",
            "%c0%af",
            "%2e%2e%2f",
            "a%2Fb",
            "a%5Cb",
            "1;x=1",
            "1%0d%0aX:1",
            "' OR 1=1 --",
            "%27%20OR%201=1",
            "x",
            "%u0031",
            "+",
            "%",
            "%e2%80%ae",
            "\u00e9",
            "${7*7}",
            "#{7*7}",
            "<script>");
    private static final List<String> PARAMETERS = List.of(
            "force",
            "reason",
            "parents",
            "paranoid",
            "deleted",
            "limit",
            "after",
            "type",
            "id",
            "state",
            "actor",
            "since",
            "until",
            "expectedRows",
            "x",
            "force[]",
            "%66orce",
            "order",
            "");
    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "true",
            "false",
            "lift",
            "restore",
            "refuse",
            "only",
            "10",
            "-1",
            "99999999999999999999",
            "2026-01-01T00:00:00Z",
            "9999-99-99",
            "%00",
            "%ff",
            "a%0Ab",
            "active",
            "purged",
            "%ed%a0%80",
            "");
    private static final List<String> HEADERS = List.of(
            "Accept: text/html",
            "Accept: */*;q=x",
            "Accept: application/xml",
            "Content-Type: application/json",
            "Content-Type: application/json;charset=utf-16",
            "Content-Type: text/xml",
            "Content-Type: x",
            "Content-Type: multipart/form-data",
            "Content-Type: application/x-www-form-urlencoded",
            "Idempotency-Key: k",
            "Idempotency-Key: \u00e9",
            "Idempotency-Key: ",
            "Prefer: wait=99999999999",
            "Prefer: respond-async, wait=0",
            "If-Match: *",
            "Range: bytes=0-1",
            "Cookie: paranoid-session=a.b.c.d",
            "Cookie: a=\"",
            "Origin: null",
            "Origin: https://evil.example",
            "Sec-Fetch-Site: cross-site",
            "Host: evil.example",
            "Host: localhost:x",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-For: 127.0.0.1",
            "X-HTTP-Method-Override: DELETE",
            "Accept-Language: \u00ff",
            "Accept-Encoding: gzip;q=0",
            "Paranoid-Bypass-Governance: yes",
            "X-Request-Id: a\u0001b",
            "Expect: x",
            "Upgrade: h2c",
            "Authorization: Bearer x",
            "Authorization: Basic %%%",
            "Authorization: Basic YTpi",
            "Authorization: ",
            "Authorization: Bearer pnd_AAAA",
            "Forwarded: for=x",
            "Last-Event-ID: 1",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: gzip, chunked",
            "Content-Length: 0",
            "Content-Length: x",
            "Content-Length: 99999999999999999999",
            "Host: localhost",
            "Sec-WebSocket-Version: 13",
            "Content-Encoding: gzip");

    /** Of the first line, one time in thirty. */
    private static final List<String> VERSIONS =
            List.of(" HTTP/1.0", " HTTP/2.0", " HTTP/9.9", " HTTP/0.9", " HTTP/1.1x", " HTTP/");

    private static final List<String> BODIES = List.of(
            "{\"type\":\"%t\",\"ids\":[%v]}",
            "{\"type\":\"%t\",\"where\":{\"%p\":%v}}",
            "{\"type\":\"%t\",\"ids\":[%v],\"reason\":%v,\"force\":%v}",
            "{\"type\":\"%t\",\"ids\":[%v],\"parents\":%v}",
            "{\"ids\":[%v]}",
            "{\"values\":[{\"type\":\"%t\",\"id\":%v,\"column\":%v,\"value\":%v}]}",
            "{\"type\":\"%t\",\"ids\":[%v],\"kind\":%v,\"reason\":%v,\"until\":%v}",
            "{\"purgeAt\":%v,\"reason\":%v}",
            "{\"type\":%v,\"before\":%v,\"deletions\":%v,\"token\":%v}",
            "[%v]",
            "%v",
            "",
            "{",
            "name=ann&secret=guess&to=%v",
            "\u00ff\u00fe\u0000",
            "\u00ef\u00bb\u00bf{}",
            "{\"type\":\"%t\",\"type\":\"%t\"}");
    private static final List<String> LITERALS = List.of(
            "999999",
            "-1",
            "1.5",
            "1e400",
            "1e999999999",
            "-1E-999999999",
            "\"\\u202e\"",
            "99999999999999999999999",
            "true",
            "null",
            "\"\"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "NaN",
            "\"999999\"",
            "\"2026-01-01T00:00:00Z\"",
            "\"\u00c3\u00a9\"",
            "\"\u00ff\"",
            "[[[[[[]]]]]]",
            "{\"a\":{\"b\":[]}}",
            "\"a\\nb\"",
            "01",
            "+1",
            "'x'");

    private final Random random;

    Fuzz(long seed) {
        this.random = new Random(seed);
    }

    /**
     * One request.
     *
     * @param method in the first line
     * @param target in the first line, with a version of HTTP or without, each character a byte
     * @param headers each whole
     * @param body each character a byte
     */
    record Sent(String method, String target, List<String> headers, String body) {}

    Sent next() {
        String target = broken(any(PATHS).replace("%t", any(TYPES)).replace("%i", any(IDS))) + query();
        List<String> headers = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.add(
                    random.nextInt(20) == 0
                            ? "X-" + broken("Long") + ": " + "x".repeat(random.nextInt(9000))
                            : any(HEADERS));
        }
        String body = random.nextInt(2) == 0 ? "" : body();
        if (!body.isEmpty() && random.nextInt(4) > 0) {
            headers.add("Content-Type: application/json");
        }
        String version = random.nextInt(30) == 0 ? any(VERSIONS) : "";
        return new Sent(any(METHODS), target.replace(" ", "%20") + version, headers, body);
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(any(PARAMETERS))
                    .append("=")
                    .append(any(VALUES));
        }
        return query.toString();
    }

    private String body() {
        String body = any(BODIES).replace("%t", any(TYPES)).replace("%p", any(PARAMETERS));
        while (body.contains("%v")) {
            body = body.replaceFirst("%v", Matcher.quoteReplacement(any(LITERALS)));
        }
        if (random.nextInt(200) == 0) {
            return "[".repeat(20_000) + body;
        }
        return broken(body);
    }

    /** {@return it, one time in four with a character more, less or another} */
    private String broken(String text) {
        if (text.isEmpty() || random.nextInt(4) > 0) {
            return text;
        }
        int at = random.nextInt(text.length());
        String added = random.nextBoolean() ? "" : String.valueOf((char) (0x21 + random.nextInt(0xde)));
        return text.substring(0, at) + added + text.substring(at + random.nextInt(2));
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
