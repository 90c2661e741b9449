package dev.paranoid.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.embedding.jpa.JpaShop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An application with a setting that nobody reads does not start. */
@ExtendWith(OutputCaptureExtension.class)
class UnknownSettingTests {

    @Test
    void stopsTheStart(CapturedOutput output) {
        try (Database database = Database.ofShop()) {
            assertThatThrownBy(() -> database.start(JpaShop.class, "paranoid.background.abve=3"))
                    .isNotNull();

            assertThat(output)
                    .contains("APPLICATION FAILED TO START")
                    .contains("paranoid.background.abve")
                    .contains("paranoid.background.above");
            assertThat(database.tables()).containsExactly("customers", "orders");
        }
    }
}
