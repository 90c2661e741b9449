package dev.paranoid.web.row;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.web.page.BinAddresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * Where in the rows of a type somebody is, or comes back to when he has deleted one.
 *
 * @param type its name
 * @param rows one of {@link #SEEN}
 * @param after the cursor after which the page begins, or empty
 */
public record RowsPlace(String type, String rows, String after) {

    /** Which rows are seen. */
    public static final List<String> SEEN = List.of("live", "hidden", "all");

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    public RowsPlace {
        rows = SEEN.contains(rows) ? rows : SEEN.get(0);
    }

    /** {@return the place that a form names as where to go back to, if it does} */
    public static Optional<RowsPlace> of(MultiValueMap<String, String> parameters) {
        return Optional.ofNullable(parameters.getFirst("back"))
                .filter(type -> TYPE.matcher(type).matches())
                .map(type -> new RowsPlace(type, one(parameters, "rows"), one(parameters, "after")));
    }

    private static String one(MultiValueMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name)).orElse("");
    }

    /** {@return its address} */
    public String address() {
        return address("/types/" + type, Map.of());
    }

    /** {@return the address of the page that asks before that row is deleted} */
    public String delete(String id) {
        return address("/types/" + type + "/delete", Map.of("id", id));
    }

    /** {@return its address, with word of that deletion} */
    public String after(DeletionId deletion) {
        return address("/types/" + type, Map.of("deleted", deletion.toString()));
    }

    private String address(String path, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(more);
        parameters.put("rows", rows.equals(SEEN.get(0)) ? "" : rows);
        parameters.put("after", after);
        return BinAddresses.of(path, parameters);
    }
}
