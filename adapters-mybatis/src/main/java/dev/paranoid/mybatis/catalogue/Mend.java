package dev.paranoid.mybatis.catalogue;

import java.util.List;

/** What mends a fault: DDL that is safe on data, or a sentence where there is none. */
public sealed interface Mend {

    /** {@return a name in quotes, whatever is in it} */
    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /**
     * What to do, or a line of configuration.
     *
     * @param text a sentence
     */
    record Say(String text) implements Mend {}

    /**
     * Part of the one ALTER that the table needs.
     *
     * @param clauses such as {@code ADD INDEX (`created_by`)}
     */
    record Alter(String table, List<String> clauses) implements Mend {

        public Alter {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * Part of the one CREATE that a missing table needs.
     *
     * @param definitions such as {@code INDEX (`created_by`)}, at least one
     */
    record Create(String table, List<String> definitions) implements Mend {

        public Create {
            definitions = List.copyOf(definitions);
        }
    }
}
