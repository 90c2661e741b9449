package dev.paranoid.server.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * The rules between packages.
 *
 * @param root the package that all others are below
 */
record Architecture(String root) {

    private static final String[] PLATFORM = {"java..", "org.jspecify.annotations"};

    /** {@return every rule, by name} */
    Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("modules", everyClassIsOfAModule());
        rules.put("domain-alone", dependsOnPlatform(Ring.DOMAIN));
        rules.put("application-alone", dependsOnPlatform(Ring.APPLICATION));
        for (Ring ring : Ring.values()) {
            rules.put(ring.name().toLowerCase(Locale.ROOT), knowsOnlyItsOwn(ring));
        }
        rules.put("public", onlyConfigurationIsPublic());
        rules.put("inner", innerPackagesAreUsedFromWithin());
        rules.put("cycles", noCycles());
        rules.put("gate", removalsPassTheGate());
        rules.put("gate-statements", removingStatementsBelongToTheStore());
        rules.put("gate-mappers", noOtherMapperRemovesFromATableThatItIsGiven());
        rules.put("clock", nobodyReadsTheClock());
        rules.put("listeners", listenersTakeBytes());
        rules.put("beans", beansAreNamedAfterUs());
        rules.put("null-marked", everyPackageIsNullMarked());
        return rules;
    }

    private ArchRule everyClassIsOfAModule() {
        String[] modules = Arrays.stream(Ring.values())
                .map(ring -> root + "." + ring.packages())
                .toArray(String[]::new);
        return classes()
                .should()
                .resideInAnyPackage(modules)
                .because("a module without a place in Ring is bound by no rule: give it one");
    }

    private ArchRule dependsOnPlatform(Ring ring) {
        return classesOf(ring)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(PLATFORM).or(resideInAnyPackage(ring.known(root))))
                .because("other teams take it along, whatever framework they use: keep frameworks in adapters");
    }

    private ArchRule knowsOnlyItsOwn(Ring ring) {
        return classesOf(ring)
                .should()
                .onlyDependOnClassesThat(Ring.foreign(root).or(resideInAnyPackage(ring.known(root))))
                .because(ring.because());
    }

    private ArchRule onlyConfigurationIsPublic() {
        return classes()
                .that()
                .resideInAnyPackage(
                        root + ".mybatis",
                        root + ".rest",
                        root + ".web",
                        root + ".kafka",
                        root + ".live",
                        root + ".spring",
                        root + ".server")
                .and(Visible.everywhere())
                .should(Visible.configuration()
                        .or(Visible.named(root + ".rest.CallerSource", "what a team implements"))
                        .or(Visible.named(root + ".web.BinCallers", "what a team implements"))
                        .or(Visible.named(root + ".web.BinSessions", "what a log-in implements"))
                        .or(Visible.named(root + ".spring.DeletionEvent", "what a team's listeners hear"))
                        .or(Visible.named(root + ".spring.HoldEvent", "what a team's listeners hear"))
                        .or(Visible.named(root + ".live.LiveViews", "statements that a team puts into a migration")))
                .because("whatever is public will be used, and then cannot change: make it package-private");
    }

    private ArchRule innerPackagesAreUsedFromWithin() {
        return noClasses()
                .should(Inner.dependency(root))
                .because(
                        "packages below a module's own may change at any time: use what the module's own package offers");
    }

    private static ArchRule noCycles() {
        return noClasses()
                .should(Circular.dependency())
                .because("of two packages one must be readable without the other: move what both need into it");
    }

    /** {@code Removals} takes the gate's permit, and only the gate can make one. */
    private ArchRule removalsPassTheGate() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".testkit..", root + ".mybatis..")
                .and()
                .doNotHaveFullyQualifiedName(root + ".application.hold.Removals")
                .should(Removing.from(root + ".application.port.row.EntityStore"))
                .because("what is held must not be removed: ask the gate for a permit, and remove by Removals");
    }

    private ArchRule removingStatementsBelongToTheStore() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".mybatis.rows.MyBatisEntityStore")
                .should(Removing.from(root + ".mybatis.rows.RowMapper"))
                .because(
                        "what is held must not be removed: only the store has statements that remove rows, and whoever asks it"
                                + " has the gate's permit");
    }

    private ArchRule noOtherMapperRemovesFromATableThatItIsGiven() {
        return noClasses()
                .should(RemovingStatements.besides(root + ".mybatis.rows.RowMapper", root + ".mybatis.schema"))
                .because(
                        "what is held must not be removed: only the store's mapper removes rows of an application, by methods"
                                + " that are named so");
    }

    private ArchRule nobodyReadsTheClock() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".server")
                .should(Nondeterminism.beAsked())
                .because("time, chance and the console come in through the door: take a port, or a logger");
    }

    private static ArchRule listenersTakeBytes() {
        return methods()
                .that()
                .areAnnotatedWith(KafkaListener.class)
                .should(Listening.toRawBytes())
                .because("what a producer sends must never decide what is made of it: take List<ConsumerRecord<byte[],"
                        + " byte[]>> and return nothing");
    }

    /** The server is an application of its own, and meets nobody else's beans. */
    private ArchRule beansAreNamedAfterUs() {
        return methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(root + ".server..")
                .should(Named.ours())
                .because("an application may have a bean of any other name: let the method's name begin with paranoid");
    }

    private static ArchRule everyPackageIsNullMarked() {
        return classes()
                .should(Visible.inNullMarkedPackages())
                .because("null is checked only in packages whose package-info says @NullMarked: add one");
    }

    private GivenClassesConjunction classesOf(Ring ring) {
        return classes().that().resideInAPackage(root + "." + ring.packages());
    }
}
