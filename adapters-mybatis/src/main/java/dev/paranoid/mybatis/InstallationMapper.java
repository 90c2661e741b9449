package dev.paranoid.mybatis;

import org.apache.ibatis.annotations.Select;

interface InstallationMapper {

    @Select("SELECT identity FROM paranoid_installation WHERE id = 1")
    String identity();
}
