package dev.paranoid.mybatis.statement;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** Reads a {@link RowMap}, each column by its place. MyBatis would look up every column of every row by its name. */
final class RowMapHandler extends BaseTypeHandler<RowMap> {

    @Override
    public RowMap getNullableResult(ResultSet rows, String anyColumn) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        int count = columns.getColumnCount();
        RowMap row = new RowMap(count);
        for (int place = 1; place <= count; place++) {
            row.put(columns.getColumnLabel(place), rows.getObject(place));
        }
        return row;
    }

    @Override
    public RowMap getNullableResult(ResultSet rows, int anyColumn) throws SQLException {
        return getNullableResult(rows, "");
    }

    @Override
    public RowMap getNullableResult(CallableStatement statement, int column) {
        throw new UnsupportedOperationException("No procedure gives rows");
    }

    @Override
    public void setNonNullParameter(PreparedStatement statement, int place, RowMap row, @Nullable JdbcType type) {
        throw new UnsupportedOperationException("This handler only reads rows");
    }
}
