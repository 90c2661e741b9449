package dev.paranoid.server.architecture;

import java.io.IOException;
import java.util.function.Function;

/** Has each kind of member that others can reach, and some that they cannot. */
public abstract class ApiSample implements Function<String, Integer> {

    public static final int NUMBER = 1;

    protected ApiSample(String text) {}

    public abstract <T extends Number> T more(T than);

    protected void extended() throws IOException {}

    void own() {}

    /** Within it. */
    public sealed interface Kind permits Kind.One {

        /** Nobody extends it. */
        record One(int number) implements Kind {}
    }
}
