package dev.paranoid.mybatis.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.session.Configuration;
import org.junit.jupiter.api.Test;

class ParsedOnceTests {

    private final Configuration configuration = new Configuration();
    private final ParsedOnce language = new ParsedOnce();

    @Test
    void findsThePlaceholdersOfATextOnce() {
        SqlSource first = parsed("SELECT #{id}");

        assertThat(parsed("SELECT #{id}")).isSameAs(first);
        assertThat(first.getBoundSql(Map.of("id", 1)).getSql()).isEqualTo("SELECT ?");
    }

    @Test
    void theTypeOfTheValuesDecidesHowTheyAreBound() {
        assertThat(language.createSqlSource(configuration, "SELECT #{id}", Long.class))
                .isNotSameAs(language.createSqlSource(configuration, "SELECT #{id}", String.class));
    }

    @Test
    void keepsABoundedNumberOfTexts() {
        for (int text = 0; text < ParsedOnce.MOST; text++) {
            parsed("SELECT " + text);
        }

        assertThat(parsed("SELECT #{one} + 1")).isNotSameAs(parsed("SELECT #{one} + 1"));
        assertThat(parsed("SELECT 0")).isSameAs(parsed("SELECT 0"));
    }

    private SqlSource parsed(String text) {
        return language.createSqlSource(configuration, text, Map.class);
    }
}
