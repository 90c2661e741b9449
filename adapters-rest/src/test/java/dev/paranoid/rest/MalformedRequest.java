package dev.paranoid.rest;

import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.rest.answer.BodyJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request that must be refused and change nothing.
 *
 * @param status that the answer has
 * @param method such as {@code DELETE}
 * @param target as it goes into the request line; each character a byte
 * @param headers each whole
 * @param body each character a byte
 */
public record MalformedRequest(int status, String method, String target, List<String> headers, String body) {

    private static final int SHOWN = 100;
    private static final List<String> INTERNALS =
            List.of("Exception", "paranoid.rest", "org.", "java.", "\tat ", "SELECT");

    public MalformedRequest {
        headers = List.copyOf(headers);
    }

    static MalformedRequest of(int status, String method, String target) {
        return new MalformedRequest(status, method, target, List.of(), "");
    }

    MalformedRequest with(String header) {
        List<String> more = Stream.concat(headers.stream(), Stream.of(header)).toList();
        return new MalformedRequest(status, method, target, more, body);
    }

    MalformedRequest sending(String content) {
        return new MalformedRequest(status, method, target, headers, content);
    }

    /** {@return what is wrong with the answer to this request; nothing, if it is a problem with that status and a code} */
    public List<String> faultsOf(RawHttp http) throws IOException {
        RawHttp.Reply reply = http.send(method, target, headers, body);
        List<String> faults = new ArrayList<>();
        if (reply.status() != status) {
            faults.add("status is " + reply.status() + " with " + reply.body());
        }
        if (!reply.header("Content-Type").orElse("").startsWith("application/problem+json")) {
            faults.add("no problem with status " + reply.status() + ": " + reply.body());
        } else if (ProblemCode.find(
                        BodyJson.MAPPER.readTree(reply.body()).path("code").asString(""))
                .filter(code -> code != ProblemCode.INTERNAL_ERROR)
                .isEmpty()) {
            faults.add("no code: " + reply.body());
        }
        INTERNALS.stream()
                .filter(reply.body()::contains)
                .forEach(word -> faults.add("tells of internals: " + reply.body()));
        return faults;
    }

    /** {@return the request in one printable line} */
    @Override
    public String toString() {
        String text = method + " " + target + " " + headers + " " + body;
        String line = text.codePoints()
                .map(character -> character < ' ' || character > '~' ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return status + " " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
    }
}
