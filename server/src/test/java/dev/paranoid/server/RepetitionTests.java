package dev.paranoid.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A page says each thing once: a merge that glues two versions of a list together would leave both. */
class RepetitionTests {

    private static final Pattern BULLET = Pattern.compile("(?m)^ *(?:[-*]|\\d+\\.) (.+)$");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)\\s]+\\)");
    /** Bullets that begin with as many equal words say the same. */
    private static final int WORDS = 8;

    private static Set<String> twice(List<String> texts) {
        return texts.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(text -> text.getValue() > 1)
                .map(text -> text.getKey())
                .collect(Collectors.toSet());
    }

    private static Set<String> headingsTwice(String prose) {
        return twice(Pages.HEADING
                .matcher(prose)
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .toList());
    }

    private static List<String> words(String text) {
        return Pages.WORD
                .matcher(LINK.matcher(text).replaceAll("$1"))
                .results()
                .map(MatchResult::group)
                .limit(WORDS)
                .toList();
    }

    private static Set<String> bulletsTwice(String prose) {
        return twice(BULLET.matcher(prose)
                .results()
                .map(bullet -> words(bullet.group(1).toLowerCase(Locale.ROOT)))
                .filter(words -> words.size() == WORDS)
                .map(words -> String.join(" ", words))
                .toList());
    }

    @Test
    void noHeadingIsTwiceOnAPage() throws IOException {
        for (Path page : Pages.pages()) {
            assertThat(headingsTwice(Pages.prose(page))).as(page.toString()).isEmpty();
        }
    }

    @Test
    void noTwoBulletsOfAPageBeginAlike() throws IOException {
        for (Path page : Pages.pages()) {
            assertThat(bulletsTwice(Pages.prose(page))).as(page.toString()).isEmpty();
        }
    }

    @Test
    void whatStandsTwiceIsFound() {
        String page = """
                ### Operating
                - Each [caller](rest.md) has its own answer, and the ledger records the name.
                - A short one.
                - A short one.
                ### Kafka
                1. Each caller has its own answer, and the ledger keeps the name.
                ### operating
                """;

        assertThat(headingsTwice(page)).containsExactly("operating");
        assertThat(bulletsTwice(page)).containsExactly("each caller has its own answer and the");
    }
}
