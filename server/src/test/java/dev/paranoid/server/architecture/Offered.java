package dev.paranoid.server.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a public class offers to other programs, a line for each member, in an order of its own. */
final class Offered {

    private static final Set<String> IMPLIED = Set.of("java.lang.Object", "java.lang.Record");

    private final Class<?> type;

    private Offered(Class<?> type) {
        this.type = type;
    }

    /** {@return its lines, the first with what it is; none where it cannot be reached from outside} */
    static Stream<String> by(JavaClass type) {
        Class<?> reflected = type.reflect();
        return reachable(reflected) ? new Offered(reflected).lines() : Stream.empty();
    }

    private static boolean reachable(Class<?> type) {
        Class<?> within = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (within == null || reachable(within));
    }

    private Stream<String> lines() {
        Stream<String> members = Stream.of(
                        Arrays.stream(type.getDeclaredConstructors()),
                        Arrays.stream(type.getDeclaredMethods()),
                        Arrays.stream(type.getDeclaredFields()))
                .flatMap(some -> some)
                .filter(this::offered)
                .map(this::line)
                .sorted();
        return Stream.concat(Stream.of(head()), members);
    }

    private String head() {
        return Modifier.toString(type.getModifiers() & ~Modifier.INTERFACE)
                + " "
                + kind()
                + " "
                + type.getName()
                + named("", Arrays.stream(type.getTypeParameters()).map(Offered::bounded))
                + named(" extends ", superclass().stream())
                + named(
                        " implements ",
                        Arrays.stream(type.getGenericInterfaces()).map(Type::getTypeName))
                + named(" permits ", permitted());
    }

    private String kind() {
        if (type.isInterface()) {
            return type.isAnnotation() ? "annotation" : "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isRecord() ? "record" : "class";
    }

    private static String bounded(TypeVariable<?> parameter) {
        return "<" + parameter
                + named(" extends ", Arrays.stream(parameter.getBounds()).map(Type::getTypeName)) + ">";
    }

    private Optional<String> superclass() {
        return Optional.ofNullable(type.getGenericSuperclass())
                .map(Type::getTypeName)
                .filter(name -> !IMPLIED.contains(name));
    }

    private Stream<String> permitted() {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).map(Class::getName) : Stream.empty();
    }

    private static String named(String before, Stream<String> names) {
        List<String> all = names.sorted().toList();
        return all.isEmpty() ? "" : before + String.join(", ", all);
    }

    /** Nobody extends what is final, so that what it protects is for itself. */
    private boolean offered(AccessibleObject some) {
        Member member = (Member) some;
        boolean extensible = !Modifier.isFinal(type.getModifiers());
        return !member.isSynthetic()
                && (Modifier.isPublic(member.getModifiers())
                        || (extensible && Modifier.isProtected(member.getModifiers())));
    }

    private String line(AccessibleObject member) {
        String text = member instanceof Executable executable
                ? executable.toGenericString()
                : ((Field) member).toGenericString();
        String defaulted = member instanceof Method method && method.getDefaultValue() != null ? " default" : "";
        return "  " + text.replaceFirst(" " + Pattern.quote(type.getName() + "."), " ") + defaulted;
    }

    /** {@return what these offer, sorted by name} */
    static String all(Stream<JavaClass> types) {
        return types.sorted((one, other) -> one.getName().compareTo(other.getName()))
                .flatMap(Offered::by)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
