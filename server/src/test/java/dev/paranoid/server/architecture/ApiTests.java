package dev.paranoid.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What modules offer to other programs is written down: whoever takes some of it away is told so before those who used it. */
class ApiTests {

    private static final Path PLACE = Path.of("src/test/resources/api");
    private static final boolean WRITE = Boolean.getBoolean("paranoid.api.write");
    private static final JavaClasses PRODUCT = ArchitectureTests.PRODUCT;

    /** Those that a program may use, and not only the module itself. */
    private static final DescribedPredicate<JavaClass> OPEN =
            DescribedPredicate.not(Inner.packages(ArchitectureTests.ROOT));

    static Stream<String> modules() {
        return PRODUCT.stream()
                .map(ApiTests::module)
                .filter(name -> !name.equals("server"))
                .distinct()
                .sorted();
    }

    private static String module(JavaClass type) {
        return type.getPackageName().replaceFirst("^dev\\.paranoid\\.(\\w+).*", "$1");
    }

    private static Path file(String module) {
        return PLACE.resolve(module + ".txt");
    }

    private static String offered(String module) {
        return Offered.all(
                PRODUCT.stream().filter(type -> module(type).equals(module)).filter(OPEN));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void whatAModuleOffersStays(String module) throws IOException {
        String now = offered(module);
        if (WRITE) {
            Files.createDirectories(PLACE);
            Files.writeString(file(module), now);
        }
        assertThat(now.lines().toList())
                .as(
                        "%s no longer lists what %s offers, as it is installed. If you mean the change, say so in"
                                + " CHANGELOG.md, and run this with -Dparanoid.api.write=true",
                        file(module), module)
                .isEqualTo(Files.readString(file(module)).lines().toList());
    }

    @Test
    void noModuleIsGone() throws IOException {
        try (Stream<Path> files = Files.list(PLACE)) {
            Set<String> written = files.map(
                            file -> file.getFileName().toString().replace(".txt", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(written).containsExactlyElementsOf(modules().toList());
        }
    }

    @Test
    void eachMemberThatOthersCanReachHasALine() {
        JavaClasses samples =
                new ClassFileImporter().importClasses(ApiSample.class, ApiSample.Kind.class, ApiSample.Kind.One.class);

        assertThat(Offered.all(samples.stream()).replace(ApiSample.class.getName(), "Sample"))
                .isEqualTo("""
                public abstract class Sample implements java.util.function.Function<java.lang.String, java.lang.Integer>
                  protected Sample(java.lang.String)
                  protected void extended() throws java.io.IOException
                  public abstract <T extends java.lang.Number> T more(T)
                  public static final int NUMBER
                public abstract static interface Sample$Kind permits Sample$Kind$One
                public static final record Sample$Kind$One implements Sample$Kind
                  public Sample$Kind$One(int)
                  public final boolean equals(java.lang.Object)
                  public final int hashCode()
                  public final java.lang.String toString()
                  public int number()
                """);
    }
}
