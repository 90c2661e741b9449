@NullMarked
package dev.paranoid.domain.declared;

import org.jspecify.annotations.NullMarked;
