package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.live.hidden.HiddenRowsListener;
import dev.paranoid.live.shop.CustomerMapper;
import dev.paranoid.mybatis.ParanoidMyBatisAutoConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application that embeds Paranoid, with mappers that know nothing of deletion. */
abstract class ShopApplication {

    static final Caller CALLER = Caller.anonymous("test");

    final HikariDataSource dataSource = TestDatabase.fresh();
    final List<String> asked = new ArrayList<>();
    final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceTransactionManagerAutoConfiguration.class,
                    MybatisAutoConfiguration.class,
                    ParanoidMyBatisAutoConfiguration.class,
                    LiveRowsAutoConfiguration.class))
            .withBean(DataSource.class, () -> dataSource, definition -> definition.setDestroyMethodName(""))
            .withBean(
                    HiddenRowsListener.class,
                    () -> (statement, by) -> asked.add(statement.replaceFirst(".*\\.", "") + " by " + by))
            .withUserConfiguration(Mappers.class)
            .withPropertyValues(
                    "mybatis.mapper-locations=classpath:dev/paranoid/live/shop/*.xml",
                    "paranoid.background.threads=0",
                    "paranoid.entities.people.table=customers",
                    "paranoid.entities.people.id=id",
                    "paranoid.entities.orders.id=id",
                    "paranoid.entities.orders.belongs-to[0].parent=people",
                    "paranoid.entities.orders.belongs-to[0].column=customer_id");

    @Configuration(proxyBeanMethods = false)
    @MapperScan(basePackageClasses = CustomerMapper.class, annotationClass = Mapper.class)
    static class Mappers {}

    @BeforeEach
    void create() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        String marks = "deletion_id BIGINT, deleted_at DATETIME(6), KEY (deletion_id)";
        jdbc.execute("CREATE TABLE customers (id BIGINT PRIMARY KEY, name VARCHAR(20), " + marks + ")");
        jdbc.execute("CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT, " + marks
                + ", FOREIGN KEY (customer_id) REFERENCES customers (id))");
        jdbc.execute("INSERT INTO customers (id, name) VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cem')");
        jdbc.execute("INSERT INTO orders (id, customer_id) VALUES (10, 1), (20, 2), (30, NULL)");
    }

    @AfterEach
    void drop() {
        TestDatabase.drop(dataSource);
    }

    void run(Consumer<AssertableApplicationContext> test) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(context);
        });
    }

    static CustomerMapper customers(AssertableApplicationContext context) {
        return context.getBean(CustomerMapper.class);
    }

    static void delete(AssertableApplicationContext context, String id) {
        delete(context, "people", id);
    }

    static void delete(AssertableApplicationContext context, String type, String id) {
        context.getBean(Deletions.class)
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(new EntityRef(type, id))));
    }

    static void restore(AssertableApplicationContext context, String id) {
        context.getBean(Deletions.class).restore(CALLER, Parents.REFUSE, List.of(new EntityRef("people", id)));
    }

    /** {@return a factory that the application makes itself} */
    static SqlSessionFactory factory(DataSource dataSource, Interceptor... plugIns) {
        SqlSessionFactoryBean factory = new SqlSessionFactoryBean();
        factory.setDataSource(dataSource);
        factory.setPlugins(plugIns);
        try {
            return Objects.requireNonNull(factory.getObject());
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
