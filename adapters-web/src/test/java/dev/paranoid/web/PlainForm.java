package dev.paranoid.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form of a page.
 *
 * @param targets where it can be sent to
 * @param names of its fields and buttons
 * @param hidden its hidden fields
 */
record PlainForm(Set<String> targets, Set<String> names, Map<String, String> hidden) {

    private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea|button)([^>]*)>");

    /** {@return all forms of that page} */
    static List<PlainForm> of(String page) {
        return FORM.matcher(page)
                .results()
                .map(form -> of(page, form.group(1), form.group(2)))
                .toList();
    }

    private static PlainForm of(String page, String head, String body) {
        String id = attribute(head, "id");
        List<String> fields = Stream.concat(
                        FIELD.matcher(body).results().map(field -> field.group(1)),
                        FIELD.matcher(page)
                                .results()
                                .map(field -> field.group(1))
                                .filter(field -> !id.isEmpty()
                                        && attribute(field, "form").equals(id)))
                .toList();
        Set<String> targets = new TreeSet<>(Set.of(attribute(head, "action")));
        Set<String> names = new TreeSet<>();
        Map<String, String> hidden = new LinkedHashMap<>();
        for (String field : fields) {
            String name = attribute(field, "name");
            targets.add(attribute(field, "formaction"));
            names.add(name);
            if (attribute(field, "type").equals("hidden")) {
                hidden.merge(name, attribute(field, "value"), (one, other) -> one + "\n" + other);
            }
        }
        return new PlainForm(targets, names, hidden);
    }

    private static String attribute(String tag, String name) {
        Matcher found =
                Pattern.compile("(?s)(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? text(found.group(1)) : "";
    }

    private static String text(String written) {
        return written.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
