package dev.paranoid.embedding.plus;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;

/** All that MyBatis-Plus brings. */
public interface PlusMapper extends BaseMapper<PlusCustomer> {}
