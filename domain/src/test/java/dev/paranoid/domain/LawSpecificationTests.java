package dev.paranoid.domain;

import static org.assertj.core.api.Assertions.assertThat;

import edu.mit.csail.sdg.alloy4.A4Reporter;
import edu.mit.csail.sdg.ast.Command;
import edu.mit.csail.sdg.parser.CompModule;
import edu.mit.csail.sdg.parser.CompUtil;
import edu.mit.csail.sdg.translator.A4Options;
import edu.mit.csail.sdg.translator.TranslateAlloyToKodkod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law as {@code docs/law.als} states it, within its scope; and that a fault in it would be found. */
class LawSpecificationTests {

    private static final Path SPECIFICATION = Path.of("..", "docs", "law.als");
    private static final String ROWS = System.getProperty("paranoid.specification.rows", "4");

    @BeforeAll
    static void hush() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    }

    private static String specification() throws IOException {
        return Files.readString(SPECIFICATION).replace("for 4 Row, 3", "for " + ROWS + " Row, 3");
    }

    /** {@return whether there is an instance: an example of a {@code run}, a counterexample to a {@code check}} */
    private static boolean found(CompModule module, Command command) {
        return TranslateAlloyToKodkod.execute_command(
                        A4Reporter.NOP, module.getAllReachableSigs(), command, new A4Options())
                .satisfiable();
    }

    private static boolean found(String specification, String command) {
        CompModule module = CompUtil.parseEverything_fromString(A4Reporter.NOP, specification);
        return module.getAllCommands().stream()
                .filter(any -> any.label.equals(command))
                .map(any -> found(module, any))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyCheckHoldsAndEveryExampleExists() throws IOException {
        CompModule module = CompUtil.parseEverything_fromString(A4Reporter.NOP, specification());
        List<Command> commands = module.getAllCommands();

        assertThat(commands).filteredOn(command -> command.check).hasSize(6);
        assertThat(commands).filteredOn(command -> !command.check).hasSize(4);
        assertThat(commands)
                .allSatisfy(command ->
                        assertThat(found(module, command)).as(command.label).isEqualTo(!command.check));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LiftKeepsTheLaw   | given & below[outside, given] | none
            LiftKeepsTheLaw   | given & below[outside, given] | given & outside.(~parents)
            DeleteKeepsTheLaw | below[root, live]             | below[root, Row]
            PurgeKeepsTheLaw  | Active - root.gone            | Active
            """)
    void aFaultIsFound(String check, String right, String wrong) throws IOException {
        String specification = specification();

        assertThat(specification).containsOnlyOnce(right);
        assertThat(found(specification.replace(right, wrong), check)).isTrue();
    }

    @Test
    void thePageShowsTheSpecificationAsItIs() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "specification.md"));
        String shown = page.substring(page.indexOf("```alloy\n") + "```alloy\n".length());

        assertThat(specification()).contains(shown.substring(0, shown.indexOf("```")));
    }
}
