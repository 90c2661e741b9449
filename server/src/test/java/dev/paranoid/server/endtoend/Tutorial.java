package dev.paranoid.server.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of commands and what they print. Commands are lines {@code $ curl -H "$AUTH" …} in blocks marked {@code console}; what
 * follows is what they print, broken into lines between members.
 *
 * @param text of the page
 */
record Tutorial(String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
    private static final Pattern STEP = Pattern.compile("(?ms)^\\$ (.*?)\\n(.*?)\\n?(?=^\\$ |\\z)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern LINE = Pattern.compile("(.{1,110}(?:,(?=\")|$)|.+?(?:,(?=\")|$))");
    /** What differs from one run to the next: the times of deletions. */
    private static final Pattern TIME = Pattern.compile("\"(deletedAt|deleted_at|purgeAt)\":\"[-:.0-9TZ]+\"");

    /** {@return the page as it must be: with what its commands, carried out in order, print now} */
    Tutorial followed(Http http) {
        return unlessSame(new Tutorial(
                replaced(BLOCK, text, block -> "```console\n" + answered(block.group(1), http) + "```")));
    }

    private static String answered(String block, Http http) {
        return replaced(STEP, block, step -> "$ " + step.group(1) + "\n" + wrapped(answer(step.group(1), http)) + "\n");
    }

    /** {@return this page, where the other differs in nothing but times; else that whole page: two answers tell the same time} */
    Tutorial unlessSame(Tutorial now) {
        return same().equals(now.same()) ? this : now;
    }

    private String same() {
        return TIME.matcher(text.lines().collect(Collectors.joining())).replaceAll("\"$1\":…");
    }

    private static String wrapped(String answer) {
        return LINE.matcher(answer).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    }

    private static String answer(String command, Http http) {
        List<String> words = new ArrayList<>(WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList());
        int auth = words.indexOf("\"$AUTH\"");
        if (auth < 1 || !words.remove(auth - 1).equals("-H")) {
            throw new IllegalStateException("It shows no token: " + command);
        }
        words.remove(auth - 1);
        String body = option(words, "-d").orElse("");
        String method = option(words, "-X").orElse(body.isEmpty() ? "GET" : "POST");
        String[] headers = option(words, "-H").map(header -> header.split(": ")).orElse(new String[0]);
        if (words.size() != 2 || !words.get(0).equals("curl") || !words.get(1).startsWith("localhost:8080/")) {
            throw new IllegalStateException("Not understood: " + command);
        }
        String target = words.get(1).substring("localhost:8080".length());
        return http.sendBody(method, target, body, headers).response().body();
    }

    private static Optional<String> option(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0) {
            return Optional.empty();
        }
        words.remove(at);
        return Optional.of(words.remove(at));
    }

    private static String replaced(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
    }
}
