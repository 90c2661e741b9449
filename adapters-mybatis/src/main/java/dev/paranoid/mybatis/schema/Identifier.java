package dev.paranoid.mybatis.schema;

import java.util.regex.Pattern;

/** The name of a table, column or index: the only text that is ever put into a statement, and always in quotes. */
public record Identifier(String name) {

    private static final Pattern NAME = Pattern.compile("[^`'\"\\\\?#{}\\p{Cntrl}]{1,64}");

    public Identifier {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name
                            + "' is no name for a table or column: at most 64 characters, no quotes, braces, '#', '?' or backslash");
        }
    }

    public static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }

    public String quoted() {
        return "`" + name + "`";
    }

    /** {@return this column of the table with that alias} */
    public String of(String alias) {
        return alias + "." + quoted();
    }

    @Override
    public String toString() {
        return quoted();
    }
}
