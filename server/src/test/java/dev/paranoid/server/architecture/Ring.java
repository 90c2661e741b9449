package dev.paranoid.server.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The modules, each with what it may know of the others: whatever is not named is forbidden. */
enum Ring {
    DOMAIN("it is the law, and the law knows nobody: put what it lacks into application.port"),
    APPLICATION("it asks for what it needs through application.port: let an adapter implement that", "domain.."),
    MYBATIS("adapters never meet: what both need belongs into application", "domain..", "application.."),
    REST(
            "what comes in goes through the law: ask Deletions or Entities, never a port",
            "domain..",
            "application",
            "application.caller",
            "application.failure",
            "application.request",
            "application.retention",
            "application.audit"),
    KAFKA("adapters never meet: what both need belongs into application", "domain..", "application.."),
    LIVE(
            "it filters other people's statements: what it must hear of Paranoid belongs into application.port",
            "domain..",
            "application.."),
    SPRING(
            "it is the application's side of the law: what it needs belongs into application",
            "domain..",
            "application.."),
    WEB(
            "what people do goes through the law: ask Deletions or Entities, never a port",
            "domain..",
            "application",
            "application.caller",
            "application.failure",
            "application.retention"),
    SECURITY(
            "it says who calls: what he may do is asked through Caller",
            "application.caller",
            "application.failure",
            "application.audit",
            "application.limit",
            "rest",
            "web"),
    TESTKIT("other teams test with it: keep to what every adapter must do", "domain..", "application.."),
    EMBEDDED("it starts a database for anybody: let its guests know it, not it them"),
    TEST("it starts a slice of an application: leave what is in it to auto-configurations", "embedded..", "testkit.."),
    SERVER("it wires what plugs itself in: let an adapter's auto-configuration do it", "embedded..", "security");

    private final String because;
    private final String known;

    Ring(String because, String... known) {
        this.because = because;
        this.known = String.join(" ", known);
    }

    String because() {
        return because;
    }

    String packages() {
        return name().toLowerCase(Locale.ROOT) + "..";
    }

    /** {@return the packages of ours that it may depend on, under that root} */
    String[] known(String root) {
        return Stream.concat(
                        Stream.of(packages()), Arrays.stream(known.split(" ")).filter(name -> !name.isEmpty()))
                .map(name -> root + "." + name)
                .toArray(String[]::new);
    }

    static DescribedPredicate<JavaClass> foreign(String root) {
        return JavaClass.Predicates.resideOutsideOfPackage(root + "..").as("foreign classes");
    }
}
