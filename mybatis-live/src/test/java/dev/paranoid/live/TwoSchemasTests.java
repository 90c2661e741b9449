package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table of one name in two schemas of a server: that of the declared types is filtered, whoever reads it. */
class TwoSchemasTests {

    interface ReportMapper {

        @Select("SELECT name FROM customers ORDER BY name")
        List<String> own();

        @Select("SELECT name FROM ${schema}.customers ORDER BY name")
        List<String> names(@Param("schema") String schema);

        @Select("SELECT s.name FROM ${shop}.customers s JOIN ${reports}.customers r ON r.name = s.name ORDER BY s.name")
        List<String> common(@Param("shop") String shop, @Param("reports") String reports);
    }

    private final HikariDataSource shop = TestDatabase.fresh();
    private final HikariDataSource reports = TestDatabase.fresh();

    @BeforeEach
    void create() {
        List.of(shop, reports).forEach(each -> {
            JdbcTemplate jdbc = new JdbcTemplate(each);
            jdbc.execute("CREATE TABLE customers (name VARCHAR(20), deleted_at DATETIME)");
            jdbc.execute("INSERT INTO customers VALUES ('Ada', NULL), ('Bob', '2025-01-01')");
        });
    }

    @AfterEach
    void drop() {
        TestDatabase.drop(shop);
        TestDatabase.drop(reports);
    }

    private static SqlSessionFactory factory(DataSource dataSource) {
        SqlSessionFactory factory = ShopApplication.factory(dataSource);
        factory.getConfiguration().addMapper(ReportMapper.class);
        return factory;
    }

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LiveRowsAutoConfiguration.class))
                .withBean("first", SqlSessionFactory.class, () -> factory(reports))
                .withBean("second", SqlSessionFactory.class, () -> factory(shop))
                .withBean("reports", DataSource.class, () -> reports, source -> source.setDestroyMethodName(""))
                .withBean("shop", DataSource.class, () -> shop, source -> source.setDestroyMethodName(""))
                .withPropertyValues("paranoid.data-source=shop", "paranoid.entities.customers.id=id");
    }

    @Test
    void theDeclaredOneIsFilteredWhicheverFactoryComesFirst() {
        application().run(context -> {
            assertThat(context).hasNotFailed();
            String here = TestDatabase.name(shop);
            String there = TestDatabase.name(reports);
            try (SqlSession session =
                    context.getBean("first", SqlSessionFactory.class).openSession()) {
                ReportMapper mapper = session.getMapper(ReportMapper.class);
                assertThat(mapper.names(here)).containsExactly("Ada");
                assertThat(mapper.names(there)).containsExactly("Ada", "Bob");
                assertThat(mapper.common(here, there)).containsExactly("Ada");
            }
        });
    }

    @Test
    void aNameWithoutSchemaIsOfTheSchemaThatItsOwnDataSourceIsIn() {
        application().run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(own(context, "first")).containsExactly("Ada", "Bob");
            assertThat(own(context, "second")).containsExactly("Ada");
        });
    }

    private static List<String> own(BeanFactory beans, String factory) {
        try (SqlSession session =
                beans.getBean(factory, SqlSessionFactory.class).openSession()) {
            return session.getMapper(ReportMapper.class).own();
        }
    }
}
