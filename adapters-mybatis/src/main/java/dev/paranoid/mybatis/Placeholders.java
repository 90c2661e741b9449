package dev.paranoid.mybatis;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Placeholders for the values of a list that travels as a parameter with a component {@code values}. */
final class Placeholders {

    private Placeholders() {}

    static String list(String parameter, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "#{" + parameter + ".values[" + i + "]}")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
