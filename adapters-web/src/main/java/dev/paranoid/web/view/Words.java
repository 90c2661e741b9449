package dev.paranoid.web.view;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.MessageSource;

/** Says things in the reader's language. */
public final class Words {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final MessageSource messages;
    private final Locale locale;

    public Words(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** {@return the message of that key; the key itself where there is none} */
    public String say(String key, Object... arguments) {
        return sayOr(key, key, arguments);
    }

    /** {@return the message of that key, or these words as they are where there is none} */
    public String sayOr(String otherwise, String key, Object... arguments) {
        return Optional.ofNullable(messages.getMessage(key, arguments, null, locale))
                .orElse(otherwise);
    }

    /** {@return a number as the reader writes it} */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** {@return a length of time, in its largest unit} */
    public String time(long seconds) {
        if (seconds < 2 * MINUTE) {
            return say("seconds", number(seconds));
        } else if (seconds < 2 * HOUR) {
            return say("minutes", number(seconds / MINUTE));
        }
        return seconds < 2 * DAY ? say("hours", number(seconds / HOUR)) : say("days", number(seconds / DAY));
    }

    /** {@return {@code 7 stories}} */
    public String count(String type, long number) {
        return number(number) + " " + noun(type, number);
    }

    /** {@return {@code 7 stories, 56 reviews}; words of their own for nothing} */
    public String counts(Map<String, Long> counts) {
        List<String> each = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> count(entry.getKey(), entry.getValue()))
                .toList();
        return each.isEmpty() ? say("nothing") : String.join(", ", each);
    }

    /** {@return the same with the root's type first, as people say it} */
    public String counts(String first, Map<String, Long> counts) {
        SortedMap<String, Long> others = new TreeMap<>(counts);
        Long own = others.remove(first);
        if (own == null) {
            return counts(counts);
        }
        return others.isEmpty() ? count(first, own) : count(first, own) + ", " + counts(others);
    }

    /** {@return what one row, or several, of that type are called} */
    public String noun(String type, long number) {
        String words = type.replace('_', ' ');
        return number == 1
                ? sayOr(say("lang").equals("en") ? singular(words) : words, "type." + type + ".one")
                : sayOr(words, "type." + type + ".many");
    }

    private static String singular(String plural) {
        if (plural.endsWith("ies") && plural.length() > 4) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        return plural.endsWith("s") && !plural.endsWith("ss") ? plural.substring(0, plural.length() - 1) : plural;
    }
}
