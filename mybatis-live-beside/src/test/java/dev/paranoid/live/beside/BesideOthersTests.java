package dev.paranoid.live.beside;

import static org.assertj.core.api.Assertions.assertThat;

import com.baomidou.mybatisplus.annotation.DbType;
import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.MybatisPlusInterceptor;
import com.baomidou.mybatisplus.extension.plugins.inner.PaginationInnerInterceptor;
import com.baomidou.mybatisplus.extension.plugins.inner.TenantLineInnerInterceptor;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import com.baomidou.mybatisplus.spring.MybatisSqlSessionFactoryBean;
import com.github.pagehelper.PageHelper;
import com.github.pagehelper.PageInfo;
import com.github.pagehelper.PageInterceptor;
import com.mybatisflex.spring.FlexSqlSessionFactoryBean;
import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.live.LiveRowsAutoConfiguration;
import dev.paranoid.live.beside.flex.FlexMapper;
import dev.paranoid.live.beside.flex.FlexNote;
import dev.paranoid.live.beside.paged.PagedMapper;
import dev.paranoid.live.beside.plus.PlusMapper;
import dev.paranoid.live.beside.plus.PlusNote;
import dev.paranoid.live.hidden.HiddenRows;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.sf.jsqlparser.expression.LongValue;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** MyBatis-Plus with its tenants and pages, PageHelper and MyBatis-Flex, all in one application. */
class BesideOthersTests {

    private static final String NAME =
            "paranoid_beside_" + ProcessHandle.current().pid();

    private final HikariDataSource dataSource = Databases.named(NAME);
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(LiveRowsAutoConfiguration.class))
            .withUserConfiguration(Plus.class, Paged.class, Flex.class)
            .withBean(DataSource.class, () -> dataSource, definition -> definition.setDestroyMethodName(""))
            .withPropertyValues("paranoid.entities.notes.id=id");

    @Configuration(proxyBeanMethods = false)
    @MapperScan(basePackageClasses = PlusMapper.class, sqlSessionFactoryRef = "plus")
    static class Plus {

        @Bean
        SqlSessionFactory plus(DataSource dataSource) throws Exception {
            MybatisPlusInterceptor interceptor = new MybatisPlusInterceptor();
            interceptor.addInnerInterceptor(new TenantLineInnerInterceptor(() -> new LongValue(7)));
            interceptor.addInnerInterceptor(new PaginationInnerInterceptor(DbType.MYSQL));
            MybatisSqlSessionFactoryBean factory = new MybatisSqlSessionFactoryBean();
            factory.setDataSource(dataSource);
            factory.setPlugins(interceptor);
            return factory.getObject();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @MapperScan(basePackageClasses = PagedMapper.class, sqlSessionFactoryRef = "paged")
    static class Paged {

        @Bean
        SqlSessionFactory paged(DataSource dataSource) throws Exception {
            Interceptor interceptor = new PageInterceptor();
            interceptor.setProperties(new Properties());
            SqlSessionFactoryBean factory = new SqlSessionFactoryBean();
            factory.setDataSource(dataSource);
            factory.setPlugins(interceptor);
            return factory.getObject();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @MapperScan(basePackageClasses = FlexMapper.class, sqlSessionFactoryRef = "flex")
    static class Flex {

        @Bean
        SqlSessionFactory flex(DataSource dataSource) throws Exception {
            FlexSqlSessionFactoryBean factory = new FlexSqlSessionFactoryBean();
            factory.setDataSource(dataSource);
            return factory.getObject();
        }
    }

    /** Of tenant 7 these are live: a, c, d. */
    @BeforeEach
    void create() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.execute(
                "CREATE TABLE notes (id BIGINT PRIMARY KEY, text VARCHAR(20), tenant_id BIGINT, deletion_id BIGINT,"
                        + " deleted_at DATETIME(6))");
        jdbc.execute(
                "INSERT INTO notes VALUES (1, 'a', 7, NULL, NULL), (2, 'b', 7, 1, '2025-01-01'), (3, 'c', 7, NULL, NULL),"
                        + " (4, 'd', 7, NULL, NULL), (5, 'e', 8, NULL, NULL), (6, 'f', 8, 1, '2025-01-01')");
    }

    @AfterEach
    void drop() {
        new JdbcTemplate(dataSource).execute("DROP DATABASE " + NAME);
        dataSource.close();
    }

    private void run(Consumer<AssertableApplicationContext> test) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(context);
        });
    }

    @Test
    void myBatisPlusWithTenantsAndPages() {
        run(context -> {
            PlusMapper notes = context.getBean(PlusMapper.class);
            assertThat(notes.selectList(null)).extracting(note -> note.text).containsExactly("a", "c", "d");
            assertThat(notes.selectById(2L)).isNull();
            assertThat(notes.selectById(5L)).isNull();
            assertThat(notes.selectCount(
                            new QueryWrapper<PlusNote>().eq("text", "b").or().eq("text", "a")))
                    .isEqualTo(1);
            Page<PlusNote> page = notes.selectPage(Page.of(2, 2), new QueryWrapper<PlusNote>().orderByAsc("id"));
            assertThat(page.getTotal()).isEqualTo(3);
            assertThat(page.getRecords()).extracting(note -> note.text).containsExactly("d");
            assertThat(notes.withoutSuccessor()).containsExactly("a", "d");
            assertThat(HiddenRows.shown(() -> notes.selectList(null))).hasSize(4);
            PlusNote change = new PlusNote();
            change.id = 2L;
            change.text = "x";
            assertThat(notes.updateById(change)).isZero();
            assertThat(notes.deleteById(2L)).isZero();
        });
    }

    @Test
    void pageHelperAndItsCounts() {
        run(context -> {
            PagedMapper notes = context.getBean(PagedMapper.class);
            PageInfo<String> page = PageHelper.startPage(2, 2).doSelectPageInfo(notes::texts);
            assertThat(page.getTotal()).isEqualTo(4);
            assertThat(page.getList()).containsExactly("d", "e");
            assertThat(PageHelper.count(notes::distinct)).isEqualTo(4);
            assertThat(notes.texts()).containsExactly("a", "c", "d", "e");
            PageInfo<String> all = PageHelper.startPage(1, 5).doSelectPageInfo(notes::withHidden);
            assertThat(all.getTotal()).isEqualTo(6);
            assertThat(all.getList()).containsExactly("a", "b", "c", "d", "e");
        });
    }

    @Test
    void myBatisFlex() {
        run(context -> {
            FlexMapper notes = context.getBean(FlexMapper.class);
            assertThat(notes.selectAll()).extracting(FlexNote::getText).containsExactlyInAnyOrder("a", "c", "d", "e");
            assertThat(notes.selectOneById(2L)).isNull();
            assertThat(notes.selectListByIds(List.of(1L, 2L))).hasSize(1);
            assertThat(notes.selectCountByQuery(com.mybatisflex.core.query.QueryWrapper.create()))
                    .isEqualTo(4);
            assertThat(notes.paginate(1, 3, com.mybatisflex.core.query.QueryWrapper.create())
                            .getTotalRow())
                    .isEqualTo(4);
            FlexNote change = new FlexNote();
            change.setId(2L);
            change.setText("x");
            assertThat(notes.update(change)).isZero();
            assertThat(notes.deleteById(2L)).isZero();
            assertThat(notes.deleteById(1L)).isEqualTo(1);
        });
    }

    /** Else a version that another library brings could be the one that the filter meets. */
    @Test
    void theParserOfTheFilterIsItsOwn() throws ClassNotFoundException {
        Class<?> own = Class.forName("dev.paranoid.live.relocated.jsqlparser.parser.CCJSqlParser");
        assertThat(own.getProtectionDomain().getCodeSource())
                .isEqualTo(LiveRowsAutoConfiguration.class.getProtectionDomain().getCodeSource());
        assertThat(LongValue.class.getProtectionDomain().getCodeSource())
                .isNotEqualTo(own.getProtectionDomain().getCodeSource());
    }
}
