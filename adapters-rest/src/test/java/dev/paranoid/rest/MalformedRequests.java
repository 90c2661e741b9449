package dev.paranoid.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table of requests that are wrong, for any server with a type {@code users} whose ids are integers. Of each, a valid
 * twin would read or change the rows that are named.
 */
public final class MalformedRequests {

    private final String live;
    private final String hidden;
    private final String deletion;
    private final List<MalformedRequest> all = new ArrayList<>();

    private MalformedRequests(String liveUser, String hiddenUser, String activeDeletion) {
        this.live = "/api/users/" + liveUser;
        this.hidden = "/api/restore/users/" + hiddenUser;
        this.deletion = "/api/deletions/" + activeDeletion;
    }

    /**
     * {@return all of them}
     *
     * @param liveUser id of a user who is live
     * @param hiddenUser id of a user who is the root of an active deletion
     * @param activeDeletion id of that deletion
     */
    public static List<MalformedRequest> of(String liveUser, String hiddenUser, String activeDeletion) {
        MalformedRequests table = new MalformedRequests(liveUser, hiddenUser, activeDeletion);
        table.parameterNames();
        table.parameterValues();
        table.pages();
        table.ids();
        table.typesAndPaths();
        table.methods();
        table.encodings();
        table.unexpectedBodies();
        table.bodiesOfAnotherType();
        table.negotiation();
        table.whatTheServerDoesNotSpeak();
        table.all.addAll(MalformedBodies.of(liveUser, hiddenUser));
        return List.copyOf(table.all);
    }

    private void parameterNames() {
        each("forse=1 Force=1 FORCE=1 force[]=1 force%5B%5D=1 force.=1 forced=1 hard=true purge=1 _force=1 force%20=1")
                .forEach(query -> bad("DELETE", live + "?" + query));
        each("force%00=1 =1 force force= force=0&force=1 force=1&force=1 force=0&%66orce=1 x reason=a&reason=b reason=")
                .forEach(query -> bad("DELETE", live + "?" + query));
        each("parents=lift paranoid=false deleted=only limit=1 after=1 type=users id=1 mode=hard")
                .forEach(query -> bad("DELETE", live + "?" + query));
        each("force=1 parent=lift Parents=lift reason=x cascade=true")
                .forEach(query -> bad("PUT", hidden + "?" + query));
        each("force=1 reason=x nope").forEach(query -> bad("DELETE", deletion + "?" + query));
        each("force=1 parent=lift nope").forEach(query -> bad("POST", deletion + "/restore?" + query));
        each("force=0 paranoid=false x=1 limit=5").forEach(query -> bad("GET", deletion + "?" + query));
        each("limit=1 after=1 force=1 state=active x=").forEach(query -> bad("GET", live + "?" + query));
        each("parents=lift paranoid=false reason=x x=1").forEach(query -> bad("GET", live + "/deletion-plan?" + query));
        each("state=active type=users offset=1 page=2 sort=id x").forEach(query -> bad("GET", "/api/users?" + query));
        each("force=1 paranoid=false offset=1 sort=id").forEach(query -> bad("GET", "/api/deletions?" + query));
    }

    private void parameterValues() {
        List<String> force =
                each("2 -1 yes no TRUE True FALSE on off null 01 00 1%20 +1 1,0 0x1 %D9%A1 1.0 [] hard soft {}");
        force.forEach(value -> bad("DELETE", live + "?force=" + value.replace("{}", "%7B%7D")));
        force.subList(0, 6).forEach(value -> bad("GET", live + "/deletion-plan?force=" + value));
        List<String> parents = each("Refuse REFUSE all 0 refuse,lift lift%20 null true").stream()
                .toList();
        parents.forEach(value -> bad("PUT", hidden + "?parents=" + value));
        parents.forEach(value -> bad("POST", deletion + "/restore?parents=" + value));
        each("paranoid=0 paranoid=no paranoid=FALSE paranoid= deleted= deleted=true deleted=ONLY deleted=only%20")
                .forEach(query -> both(query));
        both("paranoid=true&deleted=only");
        both("paranoid=false&paranoid=true");
        bad("DELETE", live + "?reason=" + "x".repeat(1001));
        each("%20 %09%0A %ff %C3%28 %ED%A0%80 %zz % %1").forEach(reason -> bad("DELETE", live + "?reason=" + reason));
    }

    private void both(String query) {
        bad("GET", live + "?" + query);
        bad("GET", "/api/users?" + query);
    }

    private void pages() {
        each("0 -1 501 abc 1.5 1e2 +5 050 99999999999999999999 0x10 %D9%A3 all").forEach(limit -> {
            bad("GET", "/api/users?limit=" + limit);
            bad("GET", "/api/deletions?limit=" + limit);
        });
        each("abc 1.5 %20 1%27%20OR%201=1 %00 %F0%9F%98%80").forEach(cursor -> {
            bad("GET", "/api/users?after=" + cursor);
            bad("GET", "/api/deletions?after=" + cursor);
        });
        each("0 -1 01 99999999999999999999").forEach(cursor -> bad("GET", "/api/deletions?after=" + cursor));
        each("ACTIVE in_progress deleted active,lifted all")
                .forEach(state -> bad("GET", "/api/deletions?state=" + state));
        each("yesterday 2026-01-01 2026-01-01T00:00:00 2026-13-01T00:00:00Z 2026-02-30T00:00:00Z 1767225600 now"
                        + " 2026-01-01T00:00:00+02:00 %2B10000-01-01T00:00:00Z 2026-01-01T25:00:00Z 2026-01-01T00:00Z")
                .forEach(time -> bad("GET", "/api/deletions?since=" + time));
        each("tomorrow 2026-01-01 -1").forEach(time -> bad("GET", "/api/deletions?until=" + time));
    }

    private void ids() {
        List<String> wrong = each(
                "abc 1.5 1e3 +1 %2B1 0x1 01 %20 1%20 %201 - --1 1%27 1%22 NaN null undefined 1,2 1=1 *"
                        + " 999999999999999999999999999999 %F0%9F%98%80 1%27%20OR%20%271%27=%271 1%3Bforce=1 $%7B7*7%7D");
        wrong.forEach(id -> bad("DELETE", "/api/users/" + id + "?force=1"));
        wrong.forEach(id -> bad("PUT", "/api/restore/users/" + id + "?parents=restore"));
        wrong.subList(0, 8).forEach(id -> bad("GET", "/api/users/" + id));
        wrong.subList(0, 8).forEach(id -> bad("GET", "/api/users/" + id + "/deletion-plan"));
        each("abc 0 -1 1.5 01 %20 99999999999999999999 1%27 1,2").forEach(id -> {
            bad("GET", "/api/deletions/" + id);
            bad("DELETE", "/api/deletions/" + id);
            bad("POST", "/api/deletions/" + id + "/restore");
        });
        add(404, "GET", "/api/deletions/999999999999");
        add(404, "DELETE", "/api/deletions/999999999999");
        add(404, "POST", "/api/deletions/999999999999/restore");
        add(404, "DELETE", "/api/users/999999999999");
        add(404, "PUT", "/api/restore/users/999999999999");
        add(404, "DELETE", "/api/users/-7?force=1");
    }

    private void typesAndPaths() {
        each("nope Users USERS users%20 users%27 user information_schema.tables deletion restores restore %2A null")
                .forEach(type -> {
                    add(404, "GET", "/api/" + type);
                    add(404, "DELETE", "/api/" + type + "/1?force=1");
                    add(404, "PUT", "/api/restore/" + type + "/1");
                });
        add(404, "GET", "/api/deletions/1/deletion-plan");
        add(404, "PUT", "/api/restore/deletions/1");
        each("/api /api/ /api/users/ /api/users/1/2 /api/users//1 /api//users/1 /api/users/1/deletion-plan/ /api/users/1/")
                .forEach(path -> add(404, "GET", path));
        add(404, "DELETE", live + "/");
        add(404, "DELETE", live + "/force");
        add(404, "DELETE", "/api/users//" + live.substring(live.lastIndexOf('/') + 1));
        add(404, "POST", live + "/restore");
        bad("DELETE", live + ";force=1");
        bad("DELETE", live + ";");
        bad("DELETE", live.replace("/users/", "/users;x=y/"));
        bad("PUT", hidden + ";jsessionid=1");
    }

    private void methods() {
        Stream.of("POST", "PUT", "PATCH", "TRACE", "FOO", "delete").forEach(method -> add(405, method, live));
        Stream.of("POST", "PUT", "PATCH").forEach(method -> add(405, method, "/api/users"));
        bad("DELETE", "/api/users");
        bad("DELETE", "/api/users?force=1");
        bad("DELETE", "/api/users?id=");
        bad("DELETE", "/api/users?id=1&id=2");
        bad("DELETE", "/api/users?id=1&forse=1");
        bad("PUT", "/api/restore/users");
        bad("PUT", "/api/restore/users?id=1&force=1");
        bad("GET", "/api/users/deletion-plan?id=1&id=1");
        Stream.of("PUT", "PATCH").forEach(method -> add(405, method, "/api/deletions"));
        each("deletions restores").forEach(many -> bad("DELETE", "/api/" + many));
        Stream.of("PUT", "POST").forEach(method -> add(405, method, deletion));
        Stream.of("GET", "PUT", "PATCH", "DELETE").forEach(method -> add(405, method, deletion + "/restore"));
        Stream.of("GET", "POST", "PATCH", "DELETE").forEach(method -> add(405, method, hidden));
        Stream.of("POST", "PUT", "DELETE").forEach(method -> add(405, method, live + "/deletion-plan"));
        Stream.of("PUT", "PATCH").forEach(method -> add(405, method, "/api/restores"));
    }

    private void encodings() {
        each("%zz % 1% %2 %ff %C3%28 %c0%af %ED%A0%80 %F5%80%80%80 %E2%82 1%2F2 %2F %5C 1%5C2 %00 1%00")
                .forEach(id -> {
                    bad("GET", "/api/users/" + id);
                    bad("DELETE", "/api/users/" + id + "?force=1");
                });
        Stream.of("|", "\"", "<", ">", "{", "}", "^", "`", "\\", "\u00ff", "\u0001")
                .forEach(raw -> bad("DELETE", live + "?reason=a" + raw));
        Stream.of("|", "\"", "<", "^", "\u00ff", "\\").forEach(raw -> bad("DELETE", live + raw));
        each("force=%zz force=% force=1% force=%ff %ff=1 force=1&%C3%28=1 force=1&reason=%c0%af")
                .forEach(query -> bad("DELETE", live + "?" + query));
    }

    private void unexpectedBodies() {
        for (String body :
                List.of("{\"force\":1}", "[]", "null", "1", "force=1", "{} {}", " ".repeat(100), "{\"x\":{}}")) {
            refused(400, body, "Content-Type: application/json");
        }
        refused(400, "d\r\n{\"force\": 1}\n\r\n0\r\n\r\n", "Transfer-Encoding: chunked");
    }

    /** What a page of another site can send without asking first, with a body and without. */
    private void bodiesOfAnotherType() {
        for (String type : List.of("text/plain", "text/plain;charset=UTF-8", "application/xml", "application/jsonx")) {
            without(415).map(request -> request.with("Content-Type: " + type)).forEach(all::add);
            refused(415, "{\"force\":1}", "Content-Type: " + type);
        }
        refused(415, "force=1", "Content-Type: application/x-www-form-urlencoded");
        // Spring's filter, if there is one, reads those of DELETE and PUT before anybody asks for their type.
        all.add(MalformedRequest.of(415, "POST", deletion + "/restore")
                .with("Content-Type: application/x-www-form-urlencoded")
                .sending("force=%zz"));
        refused(415, "x", "Content-Type: multipart/form-data");
        refused(415, "--b\r\n\r\nx\r\n--b--\r\n", "Content-Type: multipart/form-data; boundary=b");
    }

    private void refused(int status, String body, String header) {
        without(status).map(request -> request.with(header).sending(body)).forEach(all::add);
    }

    /** {@return calls that read no body} */
    private Stream<MalformedRequest> without(int status) {
        return Stream.of(
                MalformedRequest.of(status, "DELETE", live),
                MalformedRequest.of(status, "PUT", hidden),
                MalformedRequest.of(status, "POST", deletion + "/restore"),
                MalformedRequest.of(status, "DELETE", deletion));
    }

    private void negotiation() {
        for (String accept :
                List.of("text/html", "application/xml", "image/png", "garbage", "application/problem+json")) {
            all.add(MalformedRequest.of(406, "GET", live).with("Accept: " + accept));
            all.add(MalformedRequest.of(406, "DELETE", live).with("Accept: " + accept));
            all.add(MalformedRequest.of(406, "PUT", hidden).with("Accept: " + accept));
        }
    }

    /** No 5xx: whoever sends it is wrong, and the service is well. */
    private void whatTheServerDoesNotSpeak() {
        for (String coding : List.of("identity", "gzip", "gzip, chunked", "x", "chunked, chunked")) {
            all.add(MalformedRequest.of(400, "GET", live).with("Transfer-Encoding: " + coding));
            all.add(MalformedRequest.of(400, "DELETE", live)
                    .with("Transfer-Encoding: " + coding)
                    .sending("{}"));
        }
        Stream.of("HTTP/9.9", "HTTP/2.0", "HTTP/1.1x").forEach(version -> bad("DELETE", live + " " + version));
    }

    private void bad(String method, String target) {
        add(400, method, target);
    }

    private void add(int status, String method, String target) {
        all.add(MalformedRequest.of(status, method, target));
    }

    private static List<String> each(String words) {
        return Arrays.asList(words.split(" "));
    }
}
