package dev.paranoid.mybatis.statement;

import dev.paranoid.domain.deletion.DeletionId;
import java.util.Collection;
import java.util.List;

/**
 * At least one deletion: a list that cannot be empty, since an empty one would lose a statement its WHERE. It is filled up to a
 * few lengths, as those of {@link Keys}.
 */
public record DeletionIds(List<Long> values) {

    public DeletionIds {
        values = Keys.filled(values);
    }

    public static DeletionIds of(Collection<DeletionId> ids) {
        return new DeletionIds(
                ids.stream().map(DeletionId::value).distinct().sorted().toList());
    }

    public boolean single() {
        return values.size() == 1;
    }

    /** {@return the test that an expression is one of these, bound from the parameter of that name} */
    public String in(String expression, String parameter) {
        return single()
                ? expression + " = #{" + parameter + ".values[0]}"
                : expression + " IN " + Placeholders.list(parameter, values.size());
    }
}
