package dev.paranoid.mybatis.declaration.broken;

import dev.paranoid.domain.Paranoid;

/** Nobody can tell which row it is. */
@Paranoid("lost")
public record WithoutId(long id) {}
