package dev.paranoid.web.view.row;

import dev.paranoid.application.NewValue;
import dev.paranoid.domain.EntityRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A field of a form for another value of one column of one row that comes back. */
public record NewValueField(String type, String id, String column) {

    private static final String PREFIX = "value:";
    private static final int PARTS = 3;

    /** {@return the field's name; types and columns have no colon, or the field is none} */
    public String name() {
        return column.contains(":") ? "" : PREFIX + type + ":" + column + ":" + id;
    }

    private static Optional<NewValueField> named(String name) {
        String[] parts =
                name.startsWith(PREFIX) ? name.substring(PREFIX.length()).split(":", PARTS) : new String[0];
        return parts.length == PARTS && !parts[0].isEmpty() && !parts[2].isEmpty()
                ? Optional.of(new NewValueField(parts[0], parts[2], parts[1]))
                : Optional.empty();
    }

    /** {@return the values that a form was sent with; a field that was left empty gives none} */
    public static Map<NewValueField, String> sent(Map<String, String[]> parameters) {
        Map<NewValueField, String> sent = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (values.length == 1 && !values[0].isEmpty()) {
                named(name).ifPresent(field -> sent.put(field, values[0]));
            }
        });
        return sent;
    }

    /** {@return the same as a restore takes them} */
    public static List<NewValue> values(Map<NewValueField, String> sent) {
        return sent.entrySet().stream()
                .map(each -> new NewValue(
                        new EntityRef(each.getKey().type(), each.getKey().id()),
                        each.getKey().column(),
                        each.getValue()))
                .toList();
    }
}
