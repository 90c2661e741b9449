package dev.paranoid.mybatis.statement;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Placeholders for the values of a short list. */
public final class Placeholders {

    private Placeholders() {}

    /** Of a parameter that has the list as its component {@code values}. */
    static String list(String parameter, int size) {
        return elements(parameter + ".values", size);
    }

    /** Of a parameter that is the list. */
    public static String elements(String parameter, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "#{" + parameter + "[" + i + "]}")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
