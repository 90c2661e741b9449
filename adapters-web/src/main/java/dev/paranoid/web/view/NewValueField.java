package dev.paranoid.web.view;

import dev.paranoid.application.NewValue;
import dev.paranoid.domain.EntityRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A field of a form for another value of one column of one row that comes back. */
public record NewValueField(String type, String id, String column) {

    private static final String PREFIX = "value:";
    private static final int PARTS = 3;

    /** {@return the field's name; types and columns have no colon, or the field is none} */
    public String name() {
        return column.contains(":") ? "" : PREFIX + type + ":" + column + ":" + id;
    }

    /** {@return the values that a form was sent with; a field that was left empty gives none} */
    public static List<NewValue> sent(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .filter(each -> each.getKey().startsWith(PREFIX) && each.getValue().length == 1)
                .filter(each -> !each.getValue()[0].isEmpty())
                .flatMap(each -> value(each.getKey().substring(PREFIX.length()), each.getValue()[0]))
                .toList();
    }

    private static Stream<NewValue> value(String name, String value) {
        String[] parts = name.split(":", PARTS);
        return parts.length == PARTS
                ? Stream.of(new NewValue(new EntityRef(parts[0], parts[2]), parts[1], value))
                : Stream.empty();
    }
}
