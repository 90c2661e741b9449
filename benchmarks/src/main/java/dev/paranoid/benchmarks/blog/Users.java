package dev.paranoid.benchmarks.blog;

import java.util.List;
import java.util.stream.IntStream;

/** Users with numbers in a row. */
public record Users(long first, int count) {

    public long end() {
        return first + count;
    }

    /** {@return the first of them} */
    public Users take(int some) {
        return new Users(first, Math.min(some, count));
    }

    /** {@return as many parts of equal size} */
    public List<Users> split(int parts) {
        int size = count / parts;
        return IntStream.range(0, parts)
                .mapToObj(part -> new Users(first + (long) part * size, size))
                .toList();
    }
}
