package dev.paranoid.live.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statements as text files: an empty line between two; lines that begin with {@code --|} say something about one. */
final class Corpus {

    private static final Path FOLDER = Path.of("src/test/resources/corpus");

    private Corpus() {}

    /**
     * One of them.
     *
     * @param file where it is
     * @param overViews the same statement, as it can be asked over views
     * @param only the database that knows it, where only one does
     * @param params the values of its parameters
     */
    record Case(String file, String sql, String overViews, Optional<String> only, List<@Nullable Object> params) {

        boolean reads() {
            return sql.strip()
                    .matches("(?is)^(/\\*.*?\\*/\\s*)?\\(?\\s*(SELECT|EXPLAIN|WITH(?!.*\\b(UPDATE|DELETE)\\b)).*");
        }

        @Override
        public String toString() {
            return file + ": " + sql;
        }
    }

    static List<Case> cases() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith("schema.sql"))
                    .sorted()
                    .flatMap(file -> cases(file).stream())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> schema() {
        return read(FOLDER.resolve("schema.sql")).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Case> cases(Path file) {
        String name = String.valueOf(file.getFileName());
        return Stream.of(read(file).split("\n\n", -1))
                .map(text -> of(name, text))
                .toList();
    }

    private static Case of(String file, String text) {
        String sql = text.lines().filter(line -> !line.startsWith("--|")).collect(Collectors.joining("\n"));
        return new Case(
                file,
                sql,
                said(text, "views").orElse(sql),
                said(text, "only"),
                said(text, "params").map(Corpus::values).orElse(List.of()));
    }

    private static Optional<String> said(String text, String what) {
        String begin = "--| " + what + ": ";
        return text.lines()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .findFirst();
    }

    private static List<@Nullable Object> values(String text) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String value : text.split(", ", -1)) {
            values.add(
                    value.equals("NULL")
                            ? null
                            : value.startsWith("'") ? value.substring(1, value.length() - 1) : Integer.valueOf(value));
        }
        return values;
    }
}
