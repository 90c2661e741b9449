package dev.paranoid.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.live.hidden.HiddenRows;
import dev.paranoid.live.session.StatementNotFiltered;
import dev.paranoid.live.session.StatementsNotFiltered;
import dev.paranoid.live.shop.CustomerMapper;
import dev.paranoid.live.shop.OrderMapper;
import dev.paranoid.live.shop.UnreadableMapper;
import dev.paranoid.live.test.LiveAssertions;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mappers that know nothing of deletion, in an application that embeds Paranoid. */
class MapperTests extends ShopApplication {

    @Configuration(proxyBeanMethods = false)
    @MapperScan(basePackageClasses = UnreadableMapper.class)
    static class AllMappers {}

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
