package dev.paranoid.server.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.function.Predicate;

/** What may be seen from other packages, and how. */
final class Visible {

    private static final List<String> CONFIGURATION = List.of(
            "org.springframework.boot.autoconfigure.AutoConfiguration",
            "org.springframework.boot.autoconfigure.SpringBootApplication",
            "org.springframework.boot.context.properties.ConfigurationProperties");

    private Visible() {}

    /** What is nested in something package-private is not, whatever it says. */
    static DescribedPredicate<JavaClass> everywhere() {
        return DescribedPredicate.describe("are visible everywhere", Visible::isVisibleEverywhere);
    }

    /** With what is nested in it. */
    static ArchCondition<JavaClass> configuration() {
        return be("configuration", type -> CONFIGURATION.stream().anyMatch(outermost(type)::isAnnotatedWith));
    }

    /** With what is nested in it. */
    static ArchCondition<JavaClass> named(String name, String what) {
        return be(what, type -> outermost(type).getName().equals(name));
    }

    static ArchCondition<JavaClass> inNullMarkedPackages() {
        return be(
                "in a package that is @NullMarked",
                type -> type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"));
    }

    private static boolean isVisibleEverywhere(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Visible::isVisibleEverywhere).orElse(true);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Visible::outermost).orElse(type);
    }

    private static ArchCondition<JavaClass> be(String what, Predicate<JavaClass> is) {
        return ArchCondition.from(DescribedPredicate.describe(what, is)).as("be " + what);
    }
}
