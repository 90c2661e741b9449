package dev.paranoid.mybatis.declaration.broken;

import dev.paranoid.domain.Paranoid;
import dev.paranoid.domain.ParanoidId;

/** Nobody can tell by which of the two. */
@Paranoid("two")
public record TwoIds(@ParanoidId long one, @ParanoidId long other) {}
