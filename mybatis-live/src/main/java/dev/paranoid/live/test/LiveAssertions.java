package dev.paranoid.live.test;

import org.apache.ibatis.session.SqlSessionFactory;

/** The entry point: {@code assertThat(sqlSessionFactory).hideDeletedRows()}. */
public final class LiveAssertions {

    private LiveAssertions() {}

    /**
     * {@return what can be said of the mappers of that factory}
     *
     * @param mappers the factory, as the application has it
     */
    public static MappersAssert assertThat(SqlSessionFactory mappers) {
        return new MappersAssert(mappers);
    }
}
