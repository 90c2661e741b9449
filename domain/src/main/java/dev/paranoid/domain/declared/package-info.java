/** Entity types that are declared in Java, by a builder or by annotations on classes. */
@NullMarked
package dev.paranoid.domain.declared;

import org.jspecify.annotations.NullMarked;
