package dev.paranoid.live.beside.flex;

import com.mybatisflex.core.BaseMapper;

/** With the statements that MyBatis-Flex makes. */
public interface FlexMapper extends BaseMapper<FlexNote> {}
