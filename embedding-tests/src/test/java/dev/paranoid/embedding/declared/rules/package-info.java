/** Classes that declare types by annotations. */
@NullMarked
package dev.paranoid.embedding.declared.rules;

import org.jspecify.annotations.NullMarked;
