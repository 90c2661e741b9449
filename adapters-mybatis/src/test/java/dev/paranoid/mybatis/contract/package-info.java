/** The contracts, kept by the real engine. */
@NullMarked
package dev.paranoid.mybatis.contract;

import org.jspecify.annotations.NullMarked;
