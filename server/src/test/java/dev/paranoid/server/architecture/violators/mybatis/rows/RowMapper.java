package dev.paranoid.server.architecture.violators.mybatis.rows;

/** Can remove rows. */
public interface RowMapper {

    void removeLinks(String row);
}
