package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.live.hidden.HiddenRows;
import dev.paranoid.live.hidden.HiddenRowsListener;
import dev.paranoid.live.session.StatementNotFiltered;
import dev.paranoid.live.session.StatementsNotFiltered;
import dev.paranoid.live.shop.CustomerMapper;
import dev.paranoid.live.shop.OrderMapper;
import dev.paranoid.live.shop.UnreadableMapper;
import dev.paranoid.live.test.LiveAssertions;
import dev.paranoid.mybatis.ParanoidMyBatisAutoConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mappers that know nothing of deletion, in an application that embeds Paranoid. */
class MapperTests {

    private static final Caller CALLER = Caller.anonymous("test");

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final List<String> asked = new ArrayList<>();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
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

    @Configuration(proxyBeanMethods = false)
    @MapperScan(basePackageClasses = UnreadableMapper.class)
    static class AllMappers {}

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

    private void run(Consumer<AssertableApplicationContext> test) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(context);
        });
    }

    private static CustomerMapper customers(AssertableApplicationContext context) {
        return context.getBean(CustomerMapper.class);
    }

    private static void delete(AssertableApplicationContext context, String id) {
        context.getBean(Deletions.class)
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(new EntityRef("people", id))));
    }

    private static void restore(AssertableApplicationContext context, String id) {
        context.getBean(Deletions.class).restore(CALLER, Parents.REFUSE, List.of(new EntityRef("people", id)));
    }

    @Test
    void seeLiveRowsOnly() {
        run(context -> {
            delete(context, "2");

            assertThat(customers(context).names()).containsExactly("Ada", "Cem");
            assertThat(customers(context).either("Ada", 2)).containsExactly("Ada");
            assertThat(customers(context).byIds(List.of(1L, 2L))).containsExactly("Ada");
            assertThat(customers(context).count()).isEqualTo(2);
            assertThat(customers(context).rename("Eve")).isEqualTo(2);
            List<String> each = new ArrayList<>();
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> customers(context).each().forEach(each::add));
            assertThat(each).containsExactly("Eve", "Eve");
            assertThat(context.getBean(OrderMapper.class).withCustomers())
                    .extracting(row -> row.get("id"))
                    .containsExactly(10L, 30L);
            restore(context, "2");
            assertThat(customers(context).names()).containsExactly("Eve", "Bob", "Eve");
        });
    }

    @Test
    void seeHiddenRowsWhereTheyAsk() {
        run(context -> {
            delete(context, "2");

            assertThat(customers(context).all()).containsExactly("Ada", "Bob", "Cem");
            assertThat(customers(context).allByComment()).containsExactly("Ada", "Bob", "Cem");
            assertThat(HiddenRows.shown(() -> customers(context).names())).containsExactly("Ada", "Bob", "Cem");
            assertThat(customers(context).names()).containsExactly("Ada", "Cem");
            assertThat(asked).contains("all by annotation", "allByComment by comment", "names by scope");
        });
    }

    @Test
    void whatCannotBeFilteredStopsTheStart() {
        application
                .withUserConfiguration(AllMappers.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(StatementsNotFiltered.class)
                        .hasMessageContaining("dev.paranoid.live.shop.UnreadableMapper.history")
                        .hasMessageContaining("FOR SYSTEM_TIME ALL"));
    }

    @Test
    void whatCannotBeFilteredIsNotRun() {
        run(context -> {
            assertThat(customers(context).broken(false)).hasSize(3);
            assertThatThrownBy(() -> customers(context).broken(true))
                    .hasStackTraceContaining(StatementNotFiltered.class.getName());
        });
    }

    @Test
    void cachesNeverServeStaleRows() {
        run(context -> {
            assertThat(customers(context).names()).hasSize(3);
            delete(context, "2");
            assertThat(customers(context).names()).hasSize(2);
            restore(context, "2");
            assertThat(customers(context).names()).hasSize(3);
        });
    }

    @Test
    void withinATransactionTheSessionForgetsToo() {
        run(context -> {
            TransactionTemplate transaction =
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            transaction.setIsolationLevel(TransactionTemplate.ISOLATION_READ_COMMITTED);
            transaction.executeWithoutResult(status -> {
                assertThat(customers(context).names()).hasSize(3);
                delete(context, "2");
                assertThat(customers(context).names()).hasSize(2);
                status.setRollbackOnly();
            });
            assertThat(customers(context).names()).hasSize(3);
        });
    }

    /** A reader begins before a deletion commits, and its session stores what it has read after that. */
    @Test
    void aReaderThatIsLateStoresNothingThatIsFound() {
        run(context -> {
            SqlSessionFactory factory = context.getBean(SqlSessionFactory.class);
            try (var late = factory.openSession()) {
                assertThat(late.getMapper(CustomerMapper.class).names()).hasSize(3);
                delete(context, "2");
            }
            assertThat(customers(context).names()).hasSize(2);
        });
    }

    @Test
    void anAssertionTellsWhoShowsHiddenRows() {
        run(context -> {
            SqlSessionFactory mappers = context.getBean(SqlSessionFactory.class);
            String all = CustomerMapper.class.getName() + ".all";
            assertThatThrownBy(() -> LiveAssertions.assertThat(mappers).hideDeletedRows())
                    .hasMessageContaining(all + " asks for hidden rows, by annotation")
                    .hasMessageContaining(all + "ByComment asks for hidden rows, by comment")
                    .message()
                    .hasLineCount(3);
            LiveAssertions.assertThat(mappers).hideDeletedRows(all, all + "ByComment");
        });
        application.withPropertyValues("paranoid.live.enabled=false").run(context -> {
            SqlSessionFactory mappers = context.getBean(SqlSessionFactory.class);
            assertThatThrownBy(() -> LiveAssertions.assertThat(mappers).hideDeletedRows())
                    .hasMessageContaining("is not filtered");
        });
    }

    @Test
    void viewsShowLiveRowsToOtherPrograms() {
        run(context -> {
            JdbcTemplate jdbc = new JdbcTemplate(dataSource);
            context.getBean(LiveViews.class).ddl().forEach(jdbc::execute);
            delete(context, "2");
            assertThat(jdbc.queryForList("SELECT name FROM live_customers ORDER BY id", String.class))
                    .containsExactly("Ada", "Cem");
            assertThat(jdbc.queryForList("SELECT id FROM live_orders ORDER BY id", Long.class))
                    .containsExactly(10L, 30L);
        });
    }

    @Test
    void canBeSwitchedOff() {
        application.withPropertyValues("paranoid.live.enabled=false").run(context -> {
            delete(context, "2");
            assertThat(customers(context).names()).hasSize(3);
        });
    }
}
