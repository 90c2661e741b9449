package dev.paranoid.mybatis;

/** How many parents of members stay hidden: under deletions that are not lifted, and by others than Paranoid. */
record OutsideRow(long byDeletions, long byOthers) {}
