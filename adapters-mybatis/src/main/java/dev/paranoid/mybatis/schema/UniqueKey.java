package dev.paranoid.mybatis.schema;

import java.util.List;

/**
 * A unique key by the recipe: values that only live rows keep to themselves.
 *
 * @param name the index
 * @param values its columns, without the one that is generated from {@code deleted_at}
 */
public record UniqueKey(Identifier name, List<Identifier> values) {

    public UniqueKey {
        values = List.copyOf(values);
    }
}
