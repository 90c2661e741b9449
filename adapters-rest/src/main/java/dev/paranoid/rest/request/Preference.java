package dev.paranoid.rest.request;

import dev.paranoid.application.Deletions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller would rather have, by <a href="https://www.rfc-editor.org/rfc/rfc7240">RFC 7240</a>: {@code respond-async}, to
 * go on in the background however small it is, and {@code wait=10}, to have the final answer if it takes no longer than ten
 * seconds. Others are ignored, and so is {@code wait} beside an {@code Idempotency-Key}: such a call is one transaction.
 *
 * @param async whether to go on in the background
 * @param patience how long to wait for the end; empty for not at all
 */
public record Preference(boolean async, Optional<Duration> patience) {

    public static final String HEADER = "Prefer";

    private static final String APPLIED = "Preference-Applied";
    private static final String ASYNC = "respond-async";
    private static final Pattern WAIT = Pattern.compile("wait=\"?([0-9]{1,6})\"?");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public static Preference of(HttpServletRequest request) {
        List<String> preferences = Collections.list(request.getHeaders(HEADER)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(preference -> preference.split(";", 2)[0].replace(" ", "").toLowerCase(Locale.ROOT))
                .toList();
        Optional<Duration> wait = preferences.stream()
                .map(WAIT::matcher)
                .filter(Matcher::matches)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .findFirst()
                .filter(time -> request.getHeader(IdempotencyKey.HEADER) == null)
                .map(time -> time.compareTo(LONGEST) > 0 ? LONGEST : time);
        return new Preference(preferences.contains(ASYNC), wait);
    }

    /** {@return what to ask, so that it goes on in the background where that is preferred} */
    public Deletions among(Deletions deletions) {
        return async ? deletions.inBackground() : deletions;
    }

    /**
     * Tells which preferences were honoured.
     *
     * @param accepted whether it goes on in the background
     * @param waits whether the answer is, or will be, that to a caller who waits
     */
    public void tell(HttpServletResponse response, boolean accepted, boolean waits) {
        if (async && accepted) {
            response.addHeader(APPLIED, ASYNC);
        }
        patience.filter(time -> waits || time.isZero())
                .ifPresent(time -> response.addHeader(APPLIED, "wait=" + time.toSeconds()));
    }
}
