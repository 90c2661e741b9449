package dev.paranoid.rest.request;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.rest.answer.EnumNames;
import dev.paranoid.rest.guard.Utf8Text;
import dev.paranoid.rest.problem.Declined;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads parameters: what is absent has its default, what is wrong ends the call with a problem that names it. */
public final class Parameters {

    private static final Map<String, DeletionMode> FORCE = new TreeMap<>(Map.of(
            "0", DeletionMode.SOFT, "1", DeletionMode.HARD, "false", DeletionMode.SOFT, "true", DeletionMode.HARD));
    private static final Map<String, Boolean> PARANOID = new TreeMap<>(Map.of("true", true, "false", false));
    private static final Map<String, Boolean> DELETED = Map.of("only", true);
    private static final Map<String, Parents> PARENTS = EnumNames.all(Parents.class);
    private static final Map<String, HoldKind> HOLD_KINDS = EnumNames.all(HoldKind.class);
    private static final Map<String, DeletionState> STATES = EnumNames.all(DeletionState.class);

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = DeletionQuery.MOST;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})([smhd])");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

    /** No deletion is older, and no database knows times that are later. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Parameters() {}

    public static String id(@Nullable String text) {
        if (text == null) {
            throw bad("id", "is missing. It names the row");
        }
        return text;
    }

    public static DeletionMode force(@Nullable String text) {
        return choice("force", text, FORCE).orElse(DeletionMode.SOFT);
    }

    public static Parents parents(@Nullable String text) {
        return choice("parents", text, PARENTS).orElse(Parents.REFUSE);
    }

    public static Optional<DeletionState> state(@Nullable String text) {
        return choice("state", text, STATES);
    }

    public static Visibility visibility(@Nullable String paranoid, @Nullable String deleted) {
        Optional<Boolean> liveOnly = choice("paranoid", paranoid, PARANOID);
        boolean hiddenOnly = choice("deleted", deleted, DELETED).orElse(false);
        if (hiddenOnly && liveOnly.orElse(false)) {
            throw Declined.badRequest(
                    "Send one of paranoid=true, which shows live rows alone, and deleted=only, which shows hidden ones.");
        }
        if (hiddenOnly) {
            return Visibility.HIDDEN;
        }
        return liveOnly.orElse(true) ? Visibility.LIVE : Visibility.ALL;
    }

    public static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > MOST) {
            throw bad("limit", "must be a number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    public static Optional<Instant> time(String name, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (TIME.matcher(text).matches()) {
                return Optional.of(known(Instant.parse(text)));
            }
        } catch (DateTimeException noTime) {
            // told below, like all that is no time
        }
        throw bad(name, "must be a time such as 2026-11-23T10:00:00Z (write '+' in an address as %2B)");
    }

    private static Instant known(Instant time) {
        Instant atLeast = time.isBefore(FIRST) ? FIRST : time;
        return atLeast.isAfter(LAST) ? LAST : atLeast;
    }

    public static DeletionId deletionId(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw bad(name, "must be the id of a deletion, a number greater than zero");
        }
        return new DeletionId(Long.parseLong(text));
    }

    public static HoldId holdId(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw bad(name, "must be the id of a hold, a number greater than zero");
        }
        return new HoldId(Long.parseLong(text));
    }

    static HoldKind holdKind(@Nullable String text) {
        return choice("kind", text, HOLD_KINDS).orElse(HoldKind.PRESERVATION);
    }

    public static Optional<Boolean> released(@Nullable String text) {
        return choice("released", text, PARANOID);
    }

    public static String neededReason(@Nullable String text) {
        return reason(text).orElseThrow(() -> bad("reason", "is missing"));
    }

    public static Optional<Duration> duration(String name, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Matcher simple = AMOUNT.matcher(text);
            return Optional.of(
                    simple.matches()
                            ? Duration.of(Long.parseLong(simple.group(1)), UNITS.get(simple.group(2)))
                            : Duration.parse(text));
        } catch (DateTimeException noDuration) {
            throw bad(name, "must be a duration such as 30d, 12h or P30D");
        }
    }

    public static Optional<String> caseId(@Nullable String text) {
        return bounded("caseId", text, HoldRequest.CASE_LENGTH);
    }

    public static Optional<String> reason(@Nullable String text) {
        return bounded("reason", text, DeleteRequest.REASON_LENGTH);
    }

    private static Optional<String> bounded(String name, @Nullable String text, int most) {
        if (text == null) {
            return Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() || !Utf8Text.whole(text) || length > most) {
            throw bad(name, "must have 1 to " + most + " characters, not all of them blank; it has " + length);
        }
        return Optional.of(text);
    }

    private static <T> Optional<T> choice(String name, @Nullable String text, Map<String, T> choices) {
        if (text == null) {
            return Optional.empty();
        }
        T chosen = choices.get(text);
        if (chosen == null) {
            throw Declined.badParameter(
                    name,
                    "'" + name + "' must be one of " + String.join(", ", choices.keySet()) + ".",
                    choices.keySet());
        }
        return Optional.of(chosen);
    }

    private static Declined bad(String name, String rule) {
        return Declined.badParameter(name, "'" + name + "' " + rule + ".", List.of());
    }
}
