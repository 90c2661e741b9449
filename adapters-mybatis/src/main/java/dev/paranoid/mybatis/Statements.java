package dev.paranoid.mybatis;

import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.mybatis.spring.SqlSessionTemplate;
import org.mybatis.spring.transaction.SpringManagedTransactionFactory;

/** A MyBatis of Paranoid's own, so that nothing that the application sets for its own statements applies to these. */
final class Statements {

    private final SqlSessionTemplate session;

    Statements(DataSource dataSource) {
        Configuration configuration =
                new Configuration(new Environment("paranoid", new SpringManagedTransactionFactory(), dataSource));
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setCacheEnabled(false);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.getTypeHandlerRegistry().register(BoundValues.class, new BoundValuesHandler());
        configuration.addMapper(CatalogueMapper.class);
        configuration.addMapper(HideMapper.class);
        configuration.addMapper(LiftMapper.class);
        configuration.addMapper(RemoveMapper.class);
        configuration.addMapper(ReachMapper.class);
        configuration.addMapper(SliceMapper.class);
        configuration.addMapper(LookMapper.class);
        configuration.addMapper(LedgerMapper.class);
        configuration.addMapper(InboxMapper.class);
        configuration.addMapper(OutboxMapper.class);
        configuration.addMapper(ReadMapper.class);
        configuration.addMapper(JobMapper.class);
        configuration.addMapper(AcceptedMapper.class);
        configuration.addMapper(InstallationMapper.class);
        this.session = new SqlSessionTemplate(new DefaultSqlSessionFactory(configuration));
    }

    CatalogueMapper catalogue() {
        return session.getMapper(CatalogueMapper.class);
    }

    JobMapper jobs() {
        return session.getMapper(JobMapper.class);
    }

    AcceptedMapper accepted() {
        return session.getMapper(AcceptedMapper.class);
    }

    OutboxMapper outbox() {
        return session.getMapper(OutboxMapper.class);
    }

    InstallationMapper installation() {
        return session.getMapper(InstallationMapper.class);
    }

    Mappers mappers() {
        return new Mappers(
                session.getMapper(HideMapper.class),
                session.getMapper(LiftMapper.class),
                session.getMapper(RemoveMapper.class),
                session.getMapper(ReachMapper.class),
                session.getMapper(SliceMapper.class),
                session.getMapper(LookMapper.class),
                session.getMapper(LedgerMapper.class),
                session.getMapper(InboxMapper.class),
                session.getMapper(ReadMapper.class));
    }
}
