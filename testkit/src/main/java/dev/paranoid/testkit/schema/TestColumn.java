package dev.paranoid.testkit.schema;

/**
 * A column that means nothing to Paranoid, to see that it stays as it is; it can be null.
 *
 * @param name name of the column
 * @param kind what it holds
 */
public record TestColumn(String name, Kind kind) {

    /** What a column holds. */
    public enum Kind {
        /** Text of at most 100 characters. */
        TEXT,
        /** A whole number of 64 bits. */
        NUMBER
    }

    /** {@return a column for text} */
    public static TestColumn text(String name) {
        return new TestColumn(name, Kind.TEXT);
    }

    /** {@return a column for numbers} */
    public static TestColumn number(String name) {
        return new TestColumn(name, Kind.NUMBER);
    }
}
