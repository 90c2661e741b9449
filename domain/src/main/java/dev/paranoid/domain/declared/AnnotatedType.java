package dev.paranoid.domain.declared;

import dev.paranoid.domain.Paranoid;
import dev.paranoid.domain.ParanoidId;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.retention.RetentionMode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The type that a class declares by annotations. */
final class AnnotatedType {

    private static final Pattern GETTER = Pattern.compile("get(?=[A-Z])");
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    private AnnotatedType() {}

    static DeclaredType of(Class<?> type) {
        Paranoid said = paranoid(type);
        DeclaredType declared = new DeclaredType(said.value(), settings(said), List.of());
        Optional<String> id = id(type);
        if (id.isPresent()) {
            declared = declared.with("id", id.get());
        } else if (said.paranoid()) {
            throw new IllegalArgumentException(
                    type.getName() + " does not say what its id is: @ParanoidId on the member that has it, or "
                            + "@Paranoid(value = \"" + said.value() + "\", paranoid = false)");
        }
        for (DeclaredParent parent : parents(type)) {
            declared = declared.belongsTo(parent);
        }
        declared.type();
        return declared;
    }

    private static Paranoid paranoid(Class<?> type) {
        return classes(type)
                .flatMap(one -> Optional.ofNullable(one.getAnnotation(Paranoid.class)).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getName() + " does not say which entity type it is: @Paranoid(\"customers\")"));
    }

    private static Map<String, String> settings(Paranoid said) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("table", said.table());
        settings.put("deleted-at", said.deletedAt());
        settings.put("deletion-id", said.deletionId());
        settings.put("retention", said.retention());
        settings.put("policy", said.policy());
        settings.put("hard-after", said.hardAfter());
        settings.put("hard-delete", said.hardDelete());
        settings.put("retention-mode", mode(said));
        settings.put("tenant", said.tenant());
        settings.put("columns", String.join(",", said.columns()));
        settings.put("hidden-columns", String.join(",", said.hiddenColumns()));
        settings.put("label", said.label());
        settings.put("paranoid", said.paranoid() ? "" : "false");
        settings.values().removeIf(String::isEmpty);
        return settings;
    }

    private static String mode(Paranoid said) {
        RetentionMode[] modes = said.retentionMode();
        if (modes.length > 1) {
            throw new IllegalArgumentException(
                    "@Paranoid(\"" + said.value() + "\") says several retention modes: keep one");
        }
        return modes.length == 0 ? "" : modes[0].word();
    }

    /** A record's component passes its annotations on to its field and to its getter. */
    private static Optional<String> id(Class<?> type) {
        List<String> columns = members(type)
                .filter(member -> annotated(member).isAnnotationPresent(ParanoidId.class))
                .map(member -> column(
                        annotated(member)
                                .getAnnotationsByType(ParanoidId.class)[0]
                                .value(),
                        member))
                .distinct()
                .toList();
        if (columns.size() > 1) {
            throw new IllegalArgumentException(type.getName() + " has several ids, " + columns + ": keep one");
        }
        return columns.stream().findFirst();
    }

    private static List<DeclaredParent> parents(Class<?> type) {
        Stream<DeclaredParent> ofClasses = classes(type)
                .flatMap(one -> Arrays.stream(one.getDeclaredAnnotationsByType(BelongsTo.class)))
                .map(relation -> parent(relation, named(type, relation)));
        Stream<DeclaredParent> ofMembers = members(type)
                .flatMap(member -> Arrays.stream(annotated(member).getAnnotationsByType(BelongsTo.class))
                        .map(relation -> parent(relation, column(relation.column(), member))));
        return Stream.concat(ofClasses, ofMembers).distinct().toList();
    }

    private static String named(Class<?> type, BelongsTo relation) {
        if (relation.column().isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " belongs to '" + relation.value()
                    + "', but does not say along which column: @BelongsTo(value = \"" + relation.value()
                    + "\", column = \"…\")");
        }
        return relation.column();
    }

    private static DeclaredParent parent(BelongsTo relation, String column) {
        OnDelete[] hard = relation.onHardDelete();
        if (hard.length > 1) {
            throw new IllegalArgumentException(
                    "@BelongsTo(\"" + relation.value() + "\") says several things of a hard delete: keep one");
        }
        return new DeclaredParent(
                relation.value(),
                column,
                Optional.of(relation.onSoftDelete()).filter(soft -> soft != OnDelete.CASCADE),
                Arrays.stream(hard).findFirst());
    }

    private static String column(String said, Member member) {
        if (!said.isEmpty()) {
            return said;
        }
        String name = member.getName();
        if (member instanceof Method && GETTER.matcher(name).lookingAt()) {
            name = name.substring("get".length());
        }
        return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    private static AnnotatedElement annotated(Member member) {
        return member instanceof Field field ? field : (Method) member;
    }

    private static Stream<Member> members(Class<?> type) {
        return classes(type)
                .flatMap(one -> Stream.concat(
                        Arrays.stream(one.getDeclaredFields()),
                        Arrays.stream(one.getDeclaredMethods()).filter(method -> !method.isSynthetic())));
    }

    private static Stream<Class<?>> classes(Class<?> type) {
        return Stream.<@Nullable Class<?>>iterate(type, one -> one != null, Class::getSuperclass);
    }
}
