package dev.paranoid.mybatis.statement;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** Binds {@link BoundValues}, from one position on. */
final class BoundValuesHandler extends BaseTypeHandler<BoundValues> {

    @Override
    public void setNonNullParameter(PreparedStatement statement, int from, BoundValues bound, @Nullable JdbcType type)
            throws SQLException {
        int place = from;
        for (Object value : bound.values()) {
            statement.setObject(place++, value);
        }
    }

    @Override
    public BoundValues getNullableResult(ResultSet rows, String column) {
        throw new UnsupportedOperationException("This handler only writes parameters");
    }

    @Override
    public BoundValues getNullableResult(ResultSet rows, int column) {
        throw new UnsupportedOperationException("This handler only writes parameters");
    }

    @Override
    public BoundValues getNullableResult(CallableStatement statement, int column) {
        throw new UnsupportedOperationException("This handler only writes parameters");
    }
}
