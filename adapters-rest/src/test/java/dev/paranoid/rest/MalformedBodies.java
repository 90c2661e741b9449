package dev.paranoid.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The part of the table that is about bodies of the calls for many. */
final class MalformedBodies {

    private static final String JSON = "Content-Type: application/json";

    private final String live;
    private final String hidden;
    private final List<MalformedRequest> all = new ArrayList<>();

    private MalformedBodies(String liveUser, String hiddenUser) {
        this.live = liveUser;
        this.hidden = hiddenUser;
    }

    static List<MalformedRequest> of(String liveUser, String hiddenUser) {
        MalformedBodies table = new MalformedBodies(liveUser, hiddenUser);
        table.noObject();
        table.members();
        table.values();
        table.ids();
        table.where();
        table.restores();
        table.sizes();
        table.mediaTypes();
        return table.all;
    }

    private void noObject() {
        Stream.of(
                        "",
                        "null",
                        "[]",
                        "1",
                        "\"x\"",
                        "true",
                        "{",
                        "}",
                        "{}",
                        "nonsense",
                        "{\"type\"",
                        "{\"type\":",
                        "\u0000",
                        " ")
                .forEach(this::both);
        Stream.of("x", "{}", "1", ",", "]", "null").forEach(rest -> delete(asked("", "") + rest));
        Stream.of("//", "/**/", "#", "<!--").forEach(comment -> delete(comment + "\n" + asked("", "")));
        delete("\u00ff\u00fe" + asked("", ""));
        delete("\u001f\u008b\u0008" + asked("", ""));
    }

    private void members() {
        Stream.of("forse", "Force", "FORCE", "hard", "id", "mode", "parents", "paranoid", "", "__proto__", "@class")
                .forEach(name -> delete(asked(",\"" + name + "\":1", "")));
        Stream.of(
                        "\"force\":false,\"force\":true",
                        "\"type\":\"users\"",
                        "\"ids\":[1]",
                        "\"reason\":\"a\",\"reason\":\"a\"")
                .forEach(twice -> delete(asked("," + twice, "")));
        Stream.of(",", ",,\"force\":1", ",force:1", ",'force':1", ",\"force\" 1", ",\"force\":", ",\"force\":1,")
                .forEach(broken -> delete(asked(broken, "")));
    }

    private void values() {
        Stream.of(
                        "\"1\"",
                        "\"true\"",
                        "2",
                        "-1",
                        "1.0",
                        "0.0",
                        "[]",
                        "{}",
                        "\"\"",
                        "null",
                        "01",
                        "+1",
                        "1e0",
                        "True",
                        "[1]")
                .forEach(force -> delete(asked(",\"force\":" + force, "")));
        Stream.of(
                        "\"\"",
                        "\"  \"",
                        "5",
                        "true",
                        "[]",
                        "{}",
                        "[\"x\"]",
                        "\"\\ud800\"",
                        "\"\\udc00\\ud800\"",
                        "'x'",
                        "NaN")
                .forEach(reason -> delete(asked(",\"reason\":" + reason, "")));
        Stream.of("\"a\tb\"", "\"\\x\"", "\"\\u12\"", "\"\u00ff\"", "\"\u00c3(\"", "\"\u00ed\u00a0\u0080\"", "\"open")
                .forEach(reason -> delete(asked(",\"reason\":" + reason, "")));
        delete(asked(",\"reason\":\"" + "x".repeat(1001) + "\"", ""));
        Stream.of("null", "5", "\"\"", "[]", "{}", "[\"users\"]", "true", "\"\\ud800\"")
                .forEach(type -> both("{\"type\":" + type + ",\"ids\":[" + live + "]}"));
    }

    private void ids() {
        Stream.of("null", "[]", "{}", live, "\"" + live + "\"", "true", "[null]", "[true]", "[1.5]", "[1.0]", "[1e2]")
                .forEach(ids -> both("{\"type\":\"users\",\"ids\":" + ids + "}"));
        Stream.of(
                        "[[1]]",
                        "[{}]",
                        "[\"\"]",
                        "[1,]",
                        "[,1]",
                        "[1 2]",
                        "[01]",
                        "[+1]",
                        "[0x1]",
                        "[NaN]",
                        "[-]",
                        "[\"\\ud800\"]")
                .forEach(ids -> both("{\"type\":\"users\",\"ids\":" + ids + "}"));
        both("{\"type\":\"users\"}");
        both("{\"type\":\"users\",\"ids\":[" + live + "],\"where\":{\"no_such_column\":1}}");
        both("{\"ids\":[" + live + "]}");
        both("{\"type\":\"" + "t".repeat(65) + "\",\"ids\":[" + live + "]}");
        both("{\"type\":\"users\",\"ids\":[" + "9".repeat(2000) + "]}");
        String tooMany =
                IntStream.rangeClosed(1, 10_001).mapToObj(Integer::toString).collect(Collectors.joining(","));
        both("{\"type\":\"users\",\"ids\":[" + tooMany + "]}");
    }

    private void where() {
        Stream.of("null", "{}", "[]", "\"x\"", "1", "{\"no_such_column\":1}", "{\"\":1}", "{\"x\":{}}", "{\"x\":[1]}")
                .forEach(where -> both("{\"type\":\"users\",\"where\":" + where + "}"));
        Stream.of(
                        "{\"x\":1e999999999}",
                        "{\"x\":\"\\ud800\"}",
                        "{\"x\":1,\"x\":1}",
                        "{\"1=1 OR x\":1}",
                        "{\"x`; --\":1}")
                .forEach(where -> both("{\"type\":\"users\",\"where\":" + where + "}"));
        Stream.of("{\"x\":NaN}", "{\"x\":undefined}", "{x:1}", "{\"x\":\"a\"", "{\"\\ud800\":1}")
                .forEach(where -> both("{\"type\":\"users\",\"where\":" + where + "}"));
        add(404, "/api/deletions", "{\"type\":\"nope\",\"where\":{\"x\":1}}");
    }

    private void restores() {
        Stream.of("\"Refuse\"", "\"all\"", "\"\"", "1", "true", "[]", "{}", "[\"lift\"]")
                .forEach(parents -> restore(",\"parents\":" + parents));
        Stream.of("force", "reason", "parent", "Parents").forEach(name -> restore(",\"" + name + "\":\"lift\""));
    }

    private void restore(String more) {
        add(400, "/api/restores", "{\"type\":\"users\",\"ids\":[" + hidden + "]" + more + "}");
    }

    private void sizes() {
        both("[".repeat(100_000));
        both("{\"type\":\"users\",\"ids\":" + "[".repeat(1000) + "]".repeat(1000) + "}");
        both("{\"a\":".repeat(10_000));
        delete(asked(",\"" + "n".repeat(100_000) + "\":1", ""));
        add(413, "/api/deletions", asked("", " ".repeat(1 << 20)));
        add(413, "/api/restores", "[".repeat((1 << 20) + 1));
    }

    private void mediaTypes() {
        Stream.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "application/jsonx", "garbage")
                .forEach(type -> media(415, "Content-Type: " + type));
        Stream.of("application/vnd.api+json", "application/json;charset=nope", "*/*", "text/json", "application/*")
                .forEach(type -> media(415, "Content-Type: " + type));
        media(415, "X-Content-Type: application/json");
        media(415, "Content-Type: multipart/form-data");
        for (String accept : List.of("text/html", "garbage")) {
            add(406, "/api/deletions", asked("", ""), "Accept: " + accept);
        }
        Stream.of("force=1", "x", "type=users", "force=%zz")
                .forEach(query -> all.add(MalformedRequest.of(400, "POST", "/api/deletions?" + query)
                        .with(JSON)
                        .sending(asked("", ""))));
    }

    private void media(int status, String header) {
        all.add(MalformedRequest.of(status, "POST", "/api/deletions")
                .with(header)
                .sending(asked("", "")));
    }

    /** A call that deletes, but for what is put into it and behind it. */
    private String asked(String members, String behind) {
        return "{\"type\":\"users\",\"ids\":[" + live + "]" + members + "}" + behind;
    }

    private void both(String body) {
        delete(body);
        add(400, "/api/restores", body);
        add(400, "/api/deletions/1/restore-with-values", body);
    }

    private void delete(String body) {
        add(400, "/api/deletions", body);
    }

    private void add(int status, String path, String body, String header) {
        all.add(MalformedRequest.of(status, "POST", path)
                .with(JSON)
                .with(header)
                .sending(body));
    }

    private void add(int status, String path, String body) {
        all.add(MalformedRequest.of(status, "POST", path).with(JSON).sending(body));
    }
}
