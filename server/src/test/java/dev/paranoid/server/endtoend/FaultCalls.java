package dev.paranoid.server.endtoend;

import dev.paranoid.server.endtoend.Http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is asked over HTTP while something is wrong.
 *
 * @param rows one for each call
 * @param key of the call that bears one
 * @param asked of deletes besides their rows
 */
record FaultCalls(Http http, FaultRows rows, String key, Map<String, Object> asked) {

    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");

    /** {@return each call, by its name} */
    Map<String, Supplier<Reply>> all() {
        String query = query();
        Map<String, Supplier<Reply>> calls = new LinkedHashMap<>();
        calls.put("read", () -> http.get("/api/users/" + rows.read()));
        calls.put("delete", () -> http.delete("/api/users/" + rows.delete() + query));
        calls.put("keyed", () -> http.send("DELETE", "/api/users/" + rows.keyed() + query, "Idempotency-Key", key));
        calls.put(
                "batch",
                () -> http.post(
                        "/api/deletions", "{'type':'users','ids':['" + rows.batch() + "']" + members(asked) + "}"));
        calls.put("background", () -> http.send("DELETE", "/api/users/" + rows.large() + query, "Prefer", "wait=20"));
        return calls;
    }

    private String query() {
        return asked.entrySet().stream()
                .map(each ->
                        each.getKey() + "=" + URLEncoder.encode(each.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", asked.isEmpty() ? "" : "?", ""));
    }

    /** {@return the same as further members of an object in JSON} */
    static String members(Map<String, Object> asked) {
        return asked.entrySet().stream()
                .map(each -> each.getValue() instanceof String text
                        ? ",'" + each.getKey() + "':'" + text + "'"
                        : ",'" + each.getKey() + "':" + each.getValue())
                .collect(Collectors.joining());
    }

    static String told(Reply reply) {
        Matcher one = CODE.matcher(reply.status() == 200 ? reply.body() : "");
        return reply.summary()
                + (one.find() ? " with " + one.group(1) : "")
                + (reply.header("Retry-After").isEmpty() ? "" : ", Retry-After")
                + (reply.header("Idempotency-Replayed").isEmpty() ? "" : ", replayed");
    }

    /** {@return what was told, and how long it took, where that is too long} */
    static String timed(Supplier<Reply> call, Duration inTime) {
        long began = System.nanoTime();
        String told = told(call.get());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return took.compareTo(inTime) <= 0 ? told : told + " after " + took.toSeconds() + " s";
    }

    /** A pool that was told that nobody is there waits a while before it asks again. */
    static String awaited(Supplier<Reply> call, Duration healed) {
        long end = System.nanoTime() + healed.toNanos();
        String told = told(call.get());
        while (told.startsWith("503") && System.nanoTime() < end) {
            told = told(call.get());
        }
        return told;
    }
}
