package dev.paranoid.mybatis;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paranoid.mybatis.ParanoidMyBatisAutoConfiguration.ReadPool;
import dev.paranoid.mybatis.migration.Migration;
import dev.paranoid.mybatis.transaction.Managers;
import java.sql.SQLException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A pool for reads like the application's own, where one is asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HikariDataSource.class)
@ConditionalOnProperty("paranoid.database.read-pool")
class ReadPoolConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ReadPool paranoidReadPool(Managers managers) throws SQLException {
        HikariDataSource pool = Migration.copyable(managers.dataSource())
                .orElseThrow(
                        () -> new IllegalStateException("paranoid.database.read-pool copies a pool of Hikari, and the"
                                + " application's is of another class, so a copy may lack what it does. Leave the setting out, or"
                                + " make a bean of type ParanoidMyBatisAutoConfiguration.ReadPool"));
        HikariConfig config = new HikariConfig();
        pool.copyStateTo(config);
        config.setPoolName("reads");
        config.setAutoCommit(true);
        return new ReadPool(new HikariDataSource(config));
    }
}
