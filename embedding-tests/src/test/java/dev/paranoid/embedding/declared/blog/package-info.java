/** Classes that declare types by annotations. */
@NullMarked
package dev.paranoid.embedding.declared.blog;

import org.jspecify.annotations.NullMarked;
