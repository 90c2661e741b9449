package dev.paranoid.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.rest.answer.ProblemData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of errors has the codes that come over Kafka alone, and each code's data. */
class ErrorsPageTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[A-Za-z-]+`(?:, )?)+) \\| ([^|]*) \\|");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z-]*");

    /** {@return what the rows of a section begin with, each with the words of its second column} */
    private static Map<String, Set<String>> section(String heading) throws IOException {
        String page = Files.readString(Path.of("../docs/errors.md"));
        String section = page.substring(page.indexOf("\n## " + heading)).substring(1);
        int end = section.indexOf("\n## ");
        Map<String, Set<String>> rows = new TreeMap<>();
        ROW.matcher(end < 0 ? section : section.substring(0, end))
                .results()
                .forEach(row -> words(row.group(1)).forEach(name -> rows.put(name, words(row.group(2)))));
        return rows;
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        WORD.matcher(text).results().forEach(word -> words.add(word.group()));
        return words;
    }

    private static Set<String> codesOfRequests() throws IllegalAccessException {
        Set<String> codes = new TreeSet<>();
        for (Field field : Outcome.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                codes.add((String) Objects.requireNonNull(field.get(null)));
            }
        }
        return codes;
    }

    @Test
    void everyCodeOfARequestOverKafkaIsExplained() throws Exception {
        assertThat(codesOfRequests())
                .contains("expired", "withdrawn")
                .isSubsetOf(section("Over Kafka").keySet());
    }

    @Test
    void everyMemberOfAProblemIsExplainedWithItsCodes() throws IOException {
        Map<String, Set<String>> told = section("The data of a code");

        assertThat(ProblemData.class.getRecordComponents()).allSatisfy(member -> {
            assertThat(told).containsKey(member.getName());
            assertThat(told.get(member.getName())).as(member.getName()).isEqualTo(codes(member));
        });
    }

    /** The description of a member begins with its codes. */
    private static Set<String> codes(RecordComponent member) {
        String description = Objects.requireNonNull(member.getAccessor().getAnnotation(Schema.class))
                .description();
        Set<String> codes = words(description);
        codes.retainAll(Stream.of(ProblemCode.values()).map(ProblemCode::word).toList());
        return codes;
    }
}
