package dev.paranoid.server.endtoend;

import dev.paranoid.server.endtoend.Http.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked over HTTP while something is wrong.
 *
 * @param rows one for each call
 * @param key of the call that bears one
 * @param hard whether rows are removed for good
 */
record FaultCalls(Http http, FaultRows rows, String key, boolean hard) {

    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");

    /** {@return each call, by its name} */
    Map<String, Supplier<Reply>> all() {
        String forced = hard ? "?force=1" : "";
        Map<String, Supplier<Reply>> calls = new LinkedHashMap<>();
        calls.put("read", () -> http.get("/api/users/" + rows.read()));
        calls.put("delete", () -> http.delete("/api/users/" + rows.delete() + forced));
        calls.put("keyed", () -> http.send("DELETE", "/api/users/" + rows.keyed() + forced, "Idempotency-Key", key));
        calls.put(
                "batch",
                () -> http.post(
                        "/api/deletions", "{'type':'users','ids':['" + rows.batch() + "'],'force':" + hard + "}"));
        calls.put("background", () -> http.send("DELETE", "/api/users/" + rows.large() + forced, "Prefer", "wait=20"));
        return calls;
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
