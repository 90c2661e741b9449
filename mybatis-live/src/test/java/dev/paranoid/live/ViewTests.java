package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.live.hidden.WithHiddenRows;
import dev.paranoid.live.session.StatementNotFiltered;
import java.util.List;
import org.apache.ibatis.annotations.CacheNamespace;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Views that a team has made of its tables: what they leave out cannot be put into a statement. */
class ViewTests extends ShopApplication {

    @CacheNamespace
    interface ViewMapper {

        @Select("SELECT name FROM ${view} ORDER BY name")
        List<String> names(String view);

        @WithHiddenRows
        @Select("SELECT name FROM named ORDER BY name")
        List<String> all();
    }

    @BeforeEach
    void views() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("CREATE VIEW live_customers AS SELECT * FROM customers WHERE deleted_at IS NULL");
        jdbc.execute("CREATE VIEW of_live AS SELECT name FROM live_customers");
        jdbc.execute("CREATE VIEW buyers AS SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id"
                + " AND o.deleted_at IS NULL WHERE c.name > '' AND c.deleted_at IS NULL");
        jdbc.execute("CREATE VIEW also_without AS SELECT c.name FROM customers c LEFT JOIN orders o"
                + " ON o.customer_id = c.id AND o.deleted_at IS NULL WHERE c.deleted_at IS NULL");
        jdbc.execute("CREATE VIEW named AS SELECT name FROM customers WHERE name > ''");
        jdbc.execute("CREATE VIEW after_named AS SELECT name FROM named");
        jdbc.execute("CREATE VIEW an_early_one AS SELECT name FROM named");
        jdbc.execute("CREATE VIEW half AS SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id"
                + " WHERE c.deleted_at IS NULL");
        jdbc.execute("CREATE VIEW late AS SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id"
                + " WHERE c.deleted_at IS NULL AND o.deleted_at IS NULL");
    }

    private static ViewMapper mapper(SqlSession session) {
        if (!session.getConfiguration().hasMapper(ViewMapper.class)) {
            session.getConfiguration().addMapper(ViewMapper.class);
        }
        return session.getMapper(ViewMapper.class);
    }

    private static SqlSession session(AssertableApplicationContext context) {
        return context.getBean(SqlSessionFactory.class).openSession();
    }

    @Test
    void thoseOfLiveRowsAreReadAndNoCacheServesWhatIsGone() {
        run(context -> {
            List<String> views = List.of("live_customers", "of_live", "buyers", "also_without");
            try (SqlSession session = session(context)) {
                views.forEach(view -> assertThat(mapper(session).names(view)).contains("Ada", "Bob"));
            }
            delete(context, "2");
            try (SqlSession session = session(context)) {
                views.forEach(view ->
                        assertThat(mapper(session).names(view)).contains("Ada").doesNotContain("Bob"));
            }
        });
    }

    @Test
    void thoseThatShowHiddenRowsAreReadByWhoAsks() {
        run(context -> {
            delete(context, "2");
            try (SqlSession session = session(context)) {
                List.of("named", "after_named", "an_early_one", "half", "late")
                        .forEach(
                                view -> assertThatThrownBy(() -> mapper(session).names(view))
                                        .hasStackTraceContaining(StatementNotFiltered.class.getName())
                                        .hasStackTraceContaining("the view " + view + " may show hidden rows"));
                assertThat(mapper(session).all()).containsExactly("Ada", "Bob", "Cem");
            }
            assertThat(asked).contains("all by annotation");
        });
    }
}
