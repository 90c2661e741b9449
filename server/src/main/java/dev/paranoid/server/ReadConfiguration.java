package dev.paranoid.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.mybatis.ParanoidMyBatisAutoConfiguration.ReadPool;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rows are read on connections of their own, each read one statement: the pool for all else has auto-commit off. */
@Configuration(proxyBeanMethods = false)
class ReadConfiguration {

    @Bean
    ReadPool readPool(DataSource dataSource) throws SQLException {
        HikariConfig config = new HikariConfig();
        dataSource.unwrap(HikariDataSource.class).copyStateTo(config);
        config.setPoolName("reads");
        config.setAutoCommit(true);
        return new ReadPool(new HikariDataSource(config));
    }
}
